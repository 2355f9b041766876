import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

import { LoadError } from "../load-error"
import { Loading } from "../loading"

interface AnswerProps<Data> {
  query: {
    data: Data | undefined
    error: unknown
    isPending: boolean
    isFetching: boolean
    refetch: () => Promise<unknown>
  }
  children: (data: Data) => ReactNode
}

/** What the server answered, or that it has not yet, or what went wrong. What was there before stays on an error. */
export function Answer<Data>({ query, children }: AnswerProps<Data>) {
  if (query.data !== undefined) return children(query.data)
  if (query.isPending && !query.error) return <Loading />
  return (
    <LoadError
      error={query.error}
      isRetrying={query.isFetching}
      onRetry={() => {
        void query.refetch()
      }}
    />
  )
}

/** In place of a list that has nothing in it. */
export function Empty({ children }: { children: string }) {
  return (
    <Text size="small" className="text-ui-fg-subtle px-6 py-4" data-testid="amazon-pay-empty">
      {children}
    </Text>
  )
}
