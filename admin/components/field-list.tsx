import { clx } from "@medusajs/ui"
import type { ReactNode } from "react"

interface FieldListProps {
  children: ReactNode
}

export function FieldList({ children }: FieldListProps) {
  return <dl className="flex flex-col gap-y-1">{children}</dl>
}

interface FieldProps {
  name: string
  children: ReactNode
  /** The value below its name: for what is too long to stand beside it. */
  stacked?: boolean
  testId?: string
}

export function Field({ name, children, stacked = false, testId }: FieldProps) {
  return (
    <div className={clx("flex", stacked ? "flex-col" : "items-start justify-between gap-x-4")}>
      <dt className="txt-small text-ui-fg-subtle shrink-0">{name}</dt>
      <dd className={clx("txt-small min-w-0 break-words", !stacked && "text-right")} data-testid={testId}>
        {children}
      </dd>
    </div>
  )
}
