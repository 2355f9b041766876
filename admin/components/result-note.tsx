import { Text } from "@medusajs/ui"
import type { Ref } from "react"

import type { ActionResult } from "../hooks/use-run-action"
import { Note } from "./note"

interface ResultNoteProps {
  result: ActionResult | null
  noteRef?: Ref<HTMLDivElement>
}

/** What came of the last action. Always there, as screen readers watch only what is; the keyboard goes on here. */
export function ResultNote({ result, noteRef }: ResultNoteProps) {
  return (
    <div
      role="status"
      tabIndex={-1}
      ref={noteRef}
      className="outline-none"
      style={{ borderTopWidth: 0 }}
      data-testid="amazon-pay-result"
    >
      {result && (
        <div className="border-t px-6 py-4" data-done={result.isDone}>
          <Note tone={result.isDone ? "done" : "error"} title={result.title}>
            {result.reason && (
              <Text size="small" className="text-ui-fg-subtle break-words">
                {result.reason}
              </Text>
            )}
          </Note>
        </div>
      )}
    </div>
  )
}
