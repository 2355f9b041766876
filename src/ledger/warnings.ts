import type { Queries } from "./database"
import {
  readWarning,
  SORTS,
  warningId,
  WARNING_KINDS,
  type NewWarning,
  type WarningEntry,
  type WarningKind,
  type WarningSubject,
} from "./warning"

export interface WarningPage {
  rows: WarningEntry[]
  /** By kind, of all that need attention; kinds without any are left out. */
  counts: Partial<Record<WarningKind, number>>
}

/** SQL of `amazon_pay_warning`. */
export interface Warnings {
  /** All of a subject, those that were dismissed and those that lie ahead too. */
  of(subject: WarningSubject): Promise<WarningEntry[]>
  find(id: string): Promise<WarningEntry | null>
  /** From now on these are the subject's. What was there stays since when it was, and dismissed if it was. */
  replace(subject: WarningSubject, warnings: readonly NewWarning[]): Promise<void>
  /** One more. */
  add(subject: WarningSubject, warning: NewWarning): Promise<void>
  /** It has ceased. */
  remove(subject: WarningSubject, warning: Pick<NewWarning, "kind" | "object_id">): Promise<void>
  dismiss(id: string, by: { at: Date; actor: string | null }): Promise<void>
  /** What needs attention, the oldest first. */
  page(options: { kind: WarningKind | null; now: Date; limit: number; offset: number }): Promise<WarningPage>
}

const COLUMNS =
  "id, subject_type, subject, kind, severity, remedy, provider_id, object_id, payment_id, amount, currency_code, reason_code, since, until"

/** By the index on `since`, which holds just these. */
const NEEDS_ATTENTION = "severity <> 'info' and dismissed_at is null and deleted_at is null and since <= ?"

export function createWarnings(queries: Queries): Warnings {
  const many = async (sql: string, bindings: readonly unknown[]) =>
    (await queries.raw(sql, bindings)).rows.map(readWarning)
  const write = async (subject: WarningSubject, warnings: readonly NewWarning[], isWhole: boolean) => {
    const rows = JSON.stringify(warnings.map((warning) => rowOf(subject, warning)))
    await queries.raw(WRITE, [rows, isWhole, subject.type, subject.id])
  }
  return {
    of: ({ type, id }) =>
      many("select * from amazon_pay_warning where subject = ? and subject_type = ? order by since, id", [id, type]),
    async find(id) {
      return (await many("select * from amazon_pay_warning where id = ?", [id]))[0] ?? null
    },
    replace: (subject, warnings) => write(subject, warnings, true),
    add: (subject, warning) => write(subject, [warning], false),
    async remove(subject, warning) {
      await queries.raw("delete from amazon_pay_warning where id = ?", [warningId(subject, warning)])
    },
    async dismiss(id, { at, actor }) {
      await queries.raw(
        "update amazon_pay_warning set dismissed_at = ?, dismissed_by = ?, updated_at = now() where id = ? and dismissed_at is null",
        [at, actor, id],
      )
    },
    async page({ kind, now, limit, offset }) {
      const rows = await many(
        `select * from amazon_pay_warning where ${NEEDS_ATTENTION} and (?::text is null or kind = ?::text)
         order by since, id limit ? offset ?`,
        [now, kind, kind, limit, offset],
      )
      const counted = await queries.raw(
        `select kind, count(*) as count from amazon_pay_warning where ${NEEDS_ATTENTION} group by kind`,
        [now],
      )
      const numbers = new Map(counted.rows.map((row) => [row["kind"], Number(row["count"])]))
      const counts = WARNING_KINDS.flatMap((one) => (numbers.has(one) ? [[one, numbers.get(one)] as const] : []))
      return { rows, counts: Object.fromEntries(counts) }
    },
  }
}

function rowOf(subject: WarningSubject, { amount, ...warning }: NewWarning) {
  return {
    ...warning,
    id: warningId(subject, warning),
    subject_type: subject.type,
    subject: subject.id,
    severity: SORTS[warning.kind].severity,
    amount: amount?.amount ?? null,
    currency_code: amount?.currencyCode ?? null,
  }
}

const WRITE = `
  with given as (select * from jsonb_populate_recordset(null::amazon_pay_warning, ?::jsonb)),
  gone as (
    delete from amazon_pay_warning
    where ?::boolean and subject_type = ? and subject = ? and id not in (select id from given)
  )
  insert into amazon_pay_warning as warning (${COLUMNS}) select ${COLUMNS} from given
  on conflict (id) do update set
    remedy = excluded.remedy, payment_id = excluded.payment_id, amount = excluded.amount,
    currency_code = excluded.currency_code, reason_code = excluded.reason_code, until = excluded.until,
    updated_at = now()`
