import { Envelope } from "@medusajs/icons"
import { Button } from "@medusajs/ui"

import { mailLink } from "../lib/mail-link"
import { usePanel } from "./panel-context"

interface LinkMailProps {
  url: string
  /** By the order's number, where it is known. */
  subject: (order: string | null) => string
  line: string
  label: string
}

/** Opens the admin's own mail program: what the shopper reads is theirs to word. */
export function LinkMail({ url, subject, line, label }: LinkMailProps) {
  const { email, displayId } = usePanel()

  return (
    <Button size="small" variant="secondary" asChild>
      <a href={mailLink(email, subject(displayId), [line, url])} data-testid="amazon-pay-mail">
        <Envelope aria-hidden />
        {label}
      </a>
    </Button>
  )
}
