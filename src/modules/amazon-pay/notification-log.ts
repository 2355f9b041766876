import type { Queries } from "../../ledger/database"

/** By which topic genuine notifications came for an account, and when the last one did. */
export interface Heard {
  provider_id: string
  topic_arn: string | null
  last_at: Date
}

export interface NotificationLog {
  heard(providerIds: readonly string[]): Promise<Heard[]>
}

/** By the index on provider, topic and time. */
export function createNotificationLog(queries: Queries): NotificationLog {
  return {
    async heard(providerIds) {
      const { rows } = await queries.raw(
        `select provider_id, topic_arn, max(received_at) as last_at from amazon_pay_notification
         where provider_id = any(?) and deleted_at is null group by provider_id, topic_arn order by topic_arn`,
        [[...providerIds]],
      )
      return rows.map(({ provider_id, topic_arn, last_at }) => ({
        provider_id: String(provider_id),
        topic_arn: typeof topic_arn === "string" ? topic_arn : null,
        last_at: new Date(String(last_at)),
      }))
    },
  }
}
