import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

import type { Warning } from "../../src/workflows/notify/warning"
import { usePanelText } from "../hooks/use-panel-text"
import { warningReasonOf } from "../lib/warning"
import { CopyableId } from "./copyable-id"
import { Deadline } from "./deadline"
import { Field, FieldList } from "./field-list"
import { Note } from "./note"
import { Reason } from "./reason"

interface WarningRowProps {
  warning: Warning
  className?: string
  /** What helps, as buttons or links. */
  children?: ReactNode
}

/** A warning in words, on an order's panel and in a list of them. A list item. */
export function WarningRow({ warning, className, children }: WarningRowProps) {
  const { t, money, dateTime } = usePanelText()
  const { kind, severity, since, until, amount, currency_code, object_id, reason_code } = warning

  return (
    <li className={className} data-testid="amazon-pay-warning" data-kind={kind} data-severity={severity}>
      <Note
        tone={severity}
        title={
          <span className="flex flex-wrap justify-between gap-x-4">
            {t(`amazonPay.warning.${kind}.title`)}
            {amount !== null && currency_code !== null && <span>{money(amount, currency_code)}</span>}
          </span>
        }
      >
        <Text size="small">{t(`amazonPay.warning.${kind}.text`)}</Text>
        <Reason of={warningReasonOf(kind)} code={reason_code} />
        <Text size="small" weight="plus" className="text-ui-fg-subtle">
          {t(`amazonPay.warning.${kind}.remedy`)}
        </Text>
        <FieldList>
          <Field name={t("amazonPay.field.since")}>{dateTime(since)}</Field>
          {until !== null && (
            <Field name={t("amazonPay.field.until")}>
              <Deadline iso={until} />
            </Field>
          )}
        </FieldList>
        {object_id !== null && <CopyableId id={object_id} />}
        {children && <div className="flex flex-wrap items-center gap-2 pt-1 empty:hidden">{children}</div>}
      </Note>
    </li>
  )
}
