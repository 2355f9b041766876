import { clx } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"
import { nearness, timeLeft, type Nearness } from "../lib/deadline"

const COLORS: Record<Nearness, string> = {
  far: "",
  near: "text-ui-tag-orange-text",
  close: "text-ui-tag-red-text",
  past: "text-ui-tag-red-text",
}

/** A date by which something has to be done, and how long that is: colored the more the nearer it is. */
export function Deadline({ iso }: { iso: string }) {
  const { date, dateTime, locale } = usePanelText()
  const now = new Date()
  const near = nearness(iso, now)
  const left = timeLeft(iso, locale, now)

  return (
    <span className={clx(COLORS[near])} data-near={near}>
      {near === "far" ? date(iso) : dateTime(iso)}
      {left && ` (${left})`}
    </span>
  )
}
