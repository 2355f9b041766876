import { Container, Heading, Text } from "@medusajs/ui"
import { useId, type ReactNode } from "react"

interface SectionProps {
  title: string
  /** What is in it, in a sentence. */
  hint?: string
  /** Beside the title. */
  aside?: ReactNode
  isBusy?: boolean
  level?: "h1" | "h2"
  testId: string
  children: ReactNode
}

/** A part of a page, which a screen reader can go to by its title. */
export function Section({ title, hint, aside, isBusy, level = "h2", testId, children }: SectionProps) {
  const id = useId()

  return (
    <Container className="divide-y p-0" role="region" aria-labelledby={id} aria-busy={isBusy} data-testid={testId}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div className="min-w-0">
          <Heading level={level} id={id}>
            {title}
          </Heading>
          {hint && (
            <Text size="small" className="text-ui-fg-subtle">
              {hint}
            </Text>
          )}
        </div>
        {aside}
      </div>
      {children}
    </Container>
  )
}
