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
  testId?: string
}

export function Field({ name, children, testId }: FieldProps) {
  return (
    <div className="flex items-start justify-between gap-x-4">
      <dt className="txt-small text-ui-fg-subtle shrink-0">{name}</dt>
      <dd className="txt-small min-w-0 break-words text-right" data-testid={testId}>
        {children}
      </dd>
    </div>
  )
}
