import { Heading } from "@medusajs/ui"
import { useId, type ReactNode } from "react"

interface RowListProps {
  title: string
  /** `<li>` elements. */
  children: ReactNode
}

export function RowList({ title, children }: RowListProps) {
  const id = useId()

  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Heading level="h3" id={id}>
        {title}
      </Heading>
      <ul className="flex flex-col gap-y-4" aria-labelledby={id}>
        {children}
      </ul>
    </div>
  )
}
