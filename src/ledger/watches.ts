import { randomUUID } from "node:crypto"
import { z } from "zod"
import { claimDue, type Claim } from "./claim"
import type { Queries } from "./database"

/** What the clock watches: an order, or a payment collection that has none. */
export interface Watch {
  /** Medusa's id of either. */
  id: string
  /** When the clock looks; null when nothing can change any more without a notification. */
  next_look_at: Date | null
  /** Looks in a row that found nothing new: the pauses between them grow. */
  idle_looks: number
  /** When Amazon was last looked at. */
  looked_at: Date | null
  /** Since when looks have failed; null after one that did not. */
  failing_since: Date | null
  /** The order costs something else now, and what it costs has not been charged yet: another id each time; else null. */
  charge_due: string | null
  /** What the admin was told once, by its kind. */
  told: Readonly<Record<string, string>>
}

/** SQL of `amazon_pay_watch`. */
export interface Watches {
  /** @returns the row, which is made if there is none */
  ensure(id: string, firstLook: Date | null): Promise<{ watch: Watch; isNew: boolean }>
  find(id: string): Promise<Watch | null>
  /** A look begins. @returns the row as it was, which is made if there is none */
  begin(id: string, at: Date): Promise<Watch>
  /**
   * A look ends. Whoever wanted an earlier one meanwhile gets it.
   * @param look.failedAt when Amazon could not be asked; null when it answered
   */
  end(id: string, look: LookEnd): Promise<void>
  /**
   * Brings the next look forward; never puts it off. Makes the row if there is none.
   * @param since when that was found out: a look that began later knows as much
   */
  bringForward(id: string, look: { to: Date; since?: Date }): Promise<void>
  /** What the order costs is to be charged, by this look at the latest. */
  setChargeDue(id: string, look: Date): Promise<void>
  /** What was due then is charged, or not wanted. What has become due since stays due. */
  endChargeDue(id: string, due: string | null): Promise<void>
  /** Remembers what was told, so that it is told once. @returns whether it is to be told now; null forgets it */
  tell(id: string, what: string, value: string | null): Promise<boolean>
  /** Ids of rows whose time has come, the longest overdue first; they are due again if this look never ends. */
  claimDue(options: Claim): Promise<string[]>
}

export interface LookEnd {
  next: Date | null
  idle: number
  wasDue: Date | null
  failedAt: Date | null
}

export const watchSchema = z.object({
  id: z.string(),
  next_look_at: z.coerce.date().nullable(),
  idle_looks: z.number(),
  looked_at: z.coerce.date().nullable(),
  failing_since: z.coerce.date().nullable(),
  charge_due: z.string().nullable(),
  told: z.record(z.string(), z.string()),
})

export function createWatches(queries: Queries): Watches {
  const find = async (id: string) => {
    const { rows } = await queries.raw("select * from amazon_pay_watch where id = ?", [id])
    return rows[0] ? watchSchema.parse(rows[0]) : null
  }
  return {
    find,
    async ensure(id, firstLook) {
      const { rows } = await queries.raw(
        "insert into amazon_pay_watch (id, next_look_at) values (?, ?) on conflict (id) do nothing returning *",
        [id, firstLook],
      )
      if (rows[0]) return { watch: watchSchema.parse(rows[0]), isNew: true }
      const watch = await find(id)
      if (watch === null) throw new Error(`The watch of ${id} has gone.`)
      return { watch, isNew: false }
    },
    async begin(id, at) {
      const { rows } = await queries.raw(
        `with before as (select * from amazon_pay_watch where id = ? for update)
         insert into amazon_pay_watch as watch (id, looked_at)
         select ?, ?::timestamptz from (select count(*) from before) locked_first
         on conflict (id) do update set looked_at = excluded.looked_at, updated_at = now()
         returning (select to_json(before.*) from before) as before, to_json(watch.*) as now`,
        [id, id, at],
      )
      return watchSchema.parse(rows[0]?.["before"] ?? { ...Object(rows[0]?.["now"]), looked_at: null })
    },
    async end(id, { next, idle, wasDue, failedAt }) {
      await queries.raw(
        `update amazon_pay_watch set idle_looks = ?, updated_at = now(),
           failing_since = case when ?::timestamptz is not null then coalesce(failing_since, ?::timestamptz) end,
           next_look_at = case
             when next_look_at is distinct from ?::timestamptz then least(next_look_at, ?::timestamptz)
             else ?::timestamptz
           end
         where id = ?`,
        [idle, failedAt, failedAt, wasDue, next, next, id],
      )
    },
    async bringForward(id, { to, since }) {
      await queries.raw(
        `insert into amazon_pay_watch as watch (id, next_look_at) values (?, ?)
         on conflict (id) do update set idle_looks = 0, updated_at = now(),
           next_look_at = least(coalesce(watch.next_look_at, excluded.next_look_at), excluded.next_look_at)
         where ?::timestamptz is null or watch.looked_at is null or watch.looked_at < ?::timestamptz`,
        [id, to, since ?? null, since ?? null],
      )
    },
    async setChargeDue(id, look) {
      await queries.raw(
        `insert into amazon_pay_watch as watch (id, next_look_at, charge_due) values (?, ?, ?)
         on conflict (id) do update set charge_due = excluded.charge_due, updated_at = now(),
           next_look_at = least(coalesce(watch.next_look_at, excluded.next_look_at), excluded.next_look_at)`,
        [id, look, randomUUID()],
      )
    },
    async endChargeDue(id, due) {
      await queries.raw(
        "update amazon_pay_watch set charge_due = null, updated_at = now() where id = ? and charge_due = ?",
        [id, due],
      )
    },
    async tell(id, what, value) {
      const { rows } = await queries.raw(
        `update amazon_pay_watch set told = case
             when ?::text is null then told - ?::text
             else told || jsonb_build_object(?::text, ?::text)
           end, updated_at = now()
         where id = ? and told ->> ?::text is distinct from ?::text returning id`,
        [value, what, what, value, id, what, value],
      )
      return rows.length > 0 && value !== null
    },
    async claimDue(options) {
      const rows = await claimDue(queries, { table: "amazon_pay_watch", due: "next_look_at" }, options)
      return rows.map(({ id }) => String(id))
    },
  }
}
