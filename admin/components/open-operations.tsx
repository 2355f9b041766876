import { Text } from "@medusajs/ui"

import type { OpenOperation } from "../../src/workflows/order/panel-types"
import { usePanelText } from "../hooks/use-panel-text"
import { askedText, operationText } from "../lib/operation-text"
import { Note } from "./note"
import { RowList } from "./row-list"

/** What Amazon was asked and has not answered. */
export function OpenOperations({ operations }: { operations: readonly OpenOperation[] }) {
  const text = usePanelText()
  if (operations.length === 0) return null

  return (
    <RowList title={text.t("amazonPay.operations.title")}>
      {operations.map((operation) => (
        <li key={`${operation.kind} ${operation.asked_at}`} data-testid="amazon-pay-open-operation">
          <Note tone="warning" title={operationText(operation, text)}>
            <Text size="small">{askedText(operation, text)}</Text>
          </Note>
        </li>
      ))}
    </RowList>
  )
}
