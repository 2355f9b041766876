import { Heading, Text } from "@medusajs/ui"

import type { AccountView } from "../../../src/workflows/dashboard/types"
import { usePanelText } from "../../hooks/use-panel-text"
import { Field, FieldList } from "../field-list"
import { Note } from "../note"
import { CopyField } from "./copy-field"

/** What Amazon has to be told to notify the store, and whether it does. */
export function Notifications({
  account,
}: {
  account: Pick<AccountView, "ipn_url" | "topic_arns" | "last_notification_at">
}) {
  const { t, dateTime } = usePanelText()
  const { ipn_url, topic_arns, last_notification_at } = account
  const refused = topic_arns.seen.filter((arn) => !topic_arns.allowed.includes(arn))

  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Heading level="h3">{t("amazonPay.settings.notifications")}</Heading>
      {last_notification_at === null && (
        <Note tone="warning" title={t("amazonPay.settings.noNotification")}>
          <Text size="small">{t("amazonPay.settings.noNotificationHint")}</Text>
        </Note>
      )}
      {refused.length > 0 && (
        <Note tone="warning" title={t("amazonPay.settings.refusedTopic")}>
          <Text size="small">{t("amazonPay.settings.refusedTopicHint")}</Text>
        </Note>
      )}
      <FieldList>
        <CopyField name={t("amazonPay.settings.ipnUrl")} hint={t("amazonPay.settings.ipnUrlHint")} values={[ipn_url]} />
        <CopyField name={t("amazonPay.settings.topicsAllowed")} values={topic_arns.allowed} />
        <CopyField name={t("amazonPay.settings.topicsSeen")} values={topic_arns.seen} />
        {last_notification_at !== null && (
          <Field name={t("amazonPay.settings.lastNotification")} stacked>
            <time dateTime={last_notification_at}>{dateTime(last_notification_at)}</time>
          </Field>
        )}
      </FieldList>
    </div>
  )
}
