import { Container, Heading, Skeleton } from "@medusajs/ui"

/** Where a part will be, before its code and words are there. */
export function Waiting() {
  return (
    <Container className="flex flex-col gap-y-2 px-6 py-4" aria-busy data-testid="amazon-pay-waiting">
      <Heading level="h2">Amazon Pay</Heading>
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-3/4" />
    </Container>
  )
}
