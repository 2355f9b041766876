import { AMAZON_PAY_LANGUAGE } from "@lib/amazon-pay"
import { ReactNode } from "react"

const TONES = {
  problem: "border-rose-300 bg-rose-50 text-rose-900",
  plain: "border-ui-border-base bg-ui-bg-subtle text-ui-fg-base",
}

/** Something that the shopper has to know; a problem is read out at once. Japanese lines break between phrases. */
export default function Notice({ tone, children }: { tone: keyof typeof TONES; children: ReactNode }) {
  return (
    <div
      role={tone === "problem" ? "alert" : "status"}
      lang={AMAZON_PAY_LANGUAGE}
      className={`flex flex-col gap-y-3 rounded-md border px-4 py-3 [word-break:auto-phrase] ${TONES[tone]}`}
      data-testid="amazon-pay-failure"
    >
      {children}
    </div>
  )
}
