import { Text } from "@medusajs/ui"

import type { TimelineEntry } from "../../src/workflows/order/timeline-types"
import { usePanelText } from "../hooks/use-panel-text"
import { objectOf, reasonOf, timelineText } from "../lib/timeline-text"
import { CopyableId } from "./copyable-id"
import { Reason } from "./reason"

export function TimelineRow({ entry }: { entry: TimelineEntry }) {
  const text = usePanelText()
  const reason = reasonOf(entry)
  const objectId = objectOf(entry)
  const note = entry.entry === "operation" ? entry.note : null

  return (
    <li className="flex flex-col" data-testid="amazon-pay-timeline-entry" data-entry={entry.entry}>
      <Text size="small">{timelineText(entry, text)}</Text>
      {note && (
        <Text size="small" className="text-ui-fg-subtle break-words">
          {text.t("amazonPay.timeline.note", { note })}
        </Text>
      )}
      {reason && <Reason of={reason.of} code={reason.code} />}
      <Text size="xsmall" className="text-ui-fg-subtle">
        <time dateTime={entry.at}>{text.dateTime(entry.at)}</time>
      </Text>
      {objectId && <CopyableId id={objectId} />}
    </li>
  )
}
