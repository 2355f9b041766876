import type { ChargePermissionId, ChargeId } from "../amazon/ids"
import type { ChargePermissionState } from "../amazon/states"
import type { ChargePermission } from "../amazon/resources/charge-permission"
import { claimDue, type Claim } from "./claim"
import { readChargeEntry, type ChargeEntry, type SeenCharge } from "./charge"
import type { Queries } from "./database"
import { readOperation, type Operation } from "./operation"
import { readPermissionEntry, type PermissionEntry } from "./permission"
import { readRefundEntry, type RefundEntry, type SeenRefund } from "./refund"

/** What the ledger knows of some payment sessions, or of a Charge Permission. Oldest first. */
export interface Holdings {
  permissions: PermissionEntry[]
  charges: ChargeEntry[]
  refunds: RefundEntry[]
  operations: Operation[]
}

/** Whose a charge is in Medusa. */
export interface ChargeOwner {
  provider_id: string
  charge_permission_id: ChargePermissionId
  payment_session_id: string | null
  payment_collection_id: string | null
  operation_id: string | null
}

/** What was seen of an object, and what was known of it before; both are null when somebody has seen it later. */
export type Change<Entry> = { before: Entry | null; now: Entry } | null

export interface AgreementsFilter {
  of: readonly string[] | null
  state: ChargePermissionState | null
  limit: number
  offset: number
}

/** As PostgreSQL writes it: two looks may begin in one millisecond, which is all that a Date has. */
export type LookTime = string

/** What Amazon holds, as last seen. SQL of the tables of charges, refunds and permissions. */
export interface HoldingsStore {
  ofSessions(paymentSessionIds: readonly string[]): Promise<Holdings>
  ofPermission(id: string): Promise<Holdings>
  ofCollection(paymentCollectionId: string): Promise<Holdings>
  charge(id: string): Promise<ChargeEntry | null>
  /** Permissions that may be charged again, the newest first. @param options.of these payment collections; null for all */
  agreements(options: AgreementsFilter): Promise<{ rows: PermissionEntry[]; count: number }>
  /** The database's time, to be taken before Amazon is asked: what was seen earlier never replaces what was seen later. */
  beginLook(): Promise<LookTime>
  /** Writes what Amazon was seen to hold. @param since when it was asked; null for an answer to an operation */
  saveCharge(id: ChargeId, owner: ChargeOwner, seen: SeenCharge, since: LookTime | null): Promise<Change<ChargeEntry>>
  saveRefund(
    entry: Pick<RefundEntry, "id" | "charge_id" | "operation_id">,
    seen: SeenRefund,
  ): Promise<Change<RefundEntry>>
  addPermission(
    permission: Pick<PermissionEntry, "id" | "provider_id" | "payment_descriptor" | "payment_collection_id">,
  ): Promise<void>
  /** An open agreement is looked at again a day later. @param since when it was asked; null for an answer to an update */
  savePermission(seen: ChargePermission, now: Date, since: LookTime | null): Promise<void>
  /** Open agreements that Amazon was not asked about for a day, the longest unseen first; due again if this look never ends. */
  claimUnseen(options: Claim): Promise<PermissionEntry[]>
  /** What was decided on the permission and not opened yet counts no more. */
  moveOn(permissionId: string): Promise<void>
  /** @returns whether the state of then is still to be told: of several who ask one is told so */
  announceCharge(charge: Pick<ChargeEntry, "id" | "state" | "announced">): Promise<boolean>
  announceRefund(refund: Pick<RefundEntry, "id" | "state" | "announced">): Promise<boolean>
  /** Medusa's capture that books a charge. */
  bookCharge(id: string, captureId: string): Promise<void>
  bookRefund(id: string, refundId: string): Promise<void>
  /** The same, if it is still booked as it was known to be. @returns false when somebody else was faster */
  claimCharge(charge: Pick<ChargeEntry, "id" | "capture_id">, captureId: string): Promise<boolean>
  claimRefund(refund: Pick<RefundEntry, "id" | "refund_id">, refundId: string): Promise<boolean>
}

const PERMISSION_COLUMNS = `p.*, exists (
    select 1 from amazon_pay_operation closing where closing.subject = p.id and closing.kind = 'close'
      and closing.outcome in ('open', 'made') and closing.deleted_at is null
  ) as closed_by_shop`

const OPERATION_COLUMNS = "o.*, (o.leased_until is not null and o.leased_until > now()) as leased"

/** One statement, so that all of it is of one moment. */
function holdingsOf(condition: (alias: string) => string, permissions: string): string {
  const list = (from: string) => `(select coalesce(json_agg(x order by x.created_at, x.id), '[]') from (${from}) x)`
  const refunds = `select r.* from amazon_pay_refund r join amazon_pay_charge c on c.id = r.charge_id where r.deleted_at is null and c.deleted_at is null and ${condition("c")}`
  return `select
    ${list(`select c.* from amazon_pay_charge c where c.deleted_at is null and ${condition("c")}`)} as charges,
    ${list(refunds)} as refunds,
    ${list(`select ${OPERATION_COLUMNS} from amazon_pay_operation o where o.deleted_at is null and ${condition("o")}`)} as operations,
    ${list(`select ${PERMISSION_COLUMNS} from amazon_pay_charge_permission p where ${permissions}`)} as permissions`
}

const permissionsWhere = (condition: string) => `p.id in (
     select charge_permission_id from amazon_pay_charge where ${condition} and deleted_at is null
     union select coalesce(case when kind = 'complete' then object_id else subject end, '')
       from amazon_pay_operation where ${condition} and deleted_at is null
   )`

const OF_SESSIONS = holdingsOf(
  (alias) => `${alias}.payment_session_id = any(:sessions)`,
  permissionsWhere("payment_session_id = any(:sessions)"),
)
const OF_PERMISSION = holdingsOf(
  (alias) => (alias === "c" ? "c.charge_permission_id = :id" : "(o.subject = :id or o.object_id = :id)"),
  "p.id = :id",
)

const OF_COLLECTION = holdingsOf(
  (alias) => `${alias}.payment_collection_id = :id`,
  permissionsWhere("payment_collection_id = :id"),
)

export function createHoldings(queries: Queries): HoldingsStore {
  const read = async (sql: string, name: string, value: unknown) => {
    const bindings: unknown[] = []
    const text = sql.replaceAll(`:${name}`, () => {
      bindings.push(value)
      return "?"
    })
    const { rows } = await queries.raw(text, bindings)
    const list = (column: string): unknown[] => {
      const entries: unknown = rows[0]?.[column]
      return Array.isArray(entries) ? [...(entries as unknown[])] : []
    }
    return {
      permissions: list("permissions").map(readPermissionEntry),
      charges: list("charges").map(readChargeEntry),
      refunds: list("refunds").map(readRefundEntry),
      operations: list("operations").map(readOperation),
    }
  }
  const announce = async (table: string, entry: { id: string; state: string; announced: string | null }) => {
    if (entry.state === entry.announced) return false
    const { rows } = await queries.raw(
      `update ${table} set announced = ? where id = ? and announced is not distinct from ?::text returning id`,
      [entry.state, entry.id, entry.announced],
    )
    return rows.length > 0
  }
  const claim = async (
    table: string,
    column: string,
    { id, from, to }: { id: string; from: string | null; to: string },
  ) => {
    const { rows } = await queries.raw(
      `update ${table} set ${column} = ?, updated_at = now()
       where id = ? and ${column} is not distinct from ?::text returning id`,
      [to, id, from],
    )
    return rows.length > 0
  }
  return {
    ofSessions: (ids) => read(OF_SESSIONS, "sessions", [...ids]),
    ofPermission: (id) => read(OF_PERMISSION, "id", id),
    ofCollection: (id) => read(OF_COLLECTION, "id", id),
    async charge(id) {
      const { rows } = await queries.raw("select * from amazon_pay_charge where id = ?", [id])
      return rows[0] ? readChargeEntry(rows[0]) : null
    },
    async agreements({ of, state, limit, offset }) {
      const collections = of === null ? null : [...of]
      const wanted = `from amazon_pay_charge_permission p
         where type in ('Recurring', 'PaymentMethodOnFile') and (?::text is null or state = ?::text)
           and (?::text[] is null or payment_collection_id = any(?::text[]))`
      const bindings = [state, state, collections, collections]
      const page = await queries.raw(
        `select ${PERMISSION_COLUMNS} ${wanted} order by created_at desc, id limit ? offset ?`,
        [...bindings, limit, offset],
      )
      // A page beyond the last has no row that could tell it.
      const { rows } = await queries.raw(`select count(*) as count ${wanted}`, bindings)
      return { rows: page.rows.map(readPermissionEntry), count: Number(rows[0]?.["count"]) }
    },
    async beginLook() {
      const { rows } = await queries.raw("select clock_timestamp()::text as now", [])
      return String(rows[0]?.["now"])
    },
    async saveCharge(id, owner, seen, since) {
      const { rows } = await queries.raw(SAVE_CHARGE, [
        id,
        since,
        since,
        seen.state,
        id,
        owner.charge_permission_id,
        owner.provider_id,
        owner.payment_session_id,
        owner.payment_collection_id,
        owner.operation_id,
        seen.state,
        seen.reason_code,
        seen.state_since,
        seen.amount.currencyCode,
        seen.amount.amount,
        seen.captured.amount,
        seen.refunded.amount,
        seen.expires_at,
        seen.charged_at,
        owner.charge_permission_id,
      ])
      return changeOf(rows[0], readChargeEntry)
    },
    async saveRefund(entry, seen) {
      const { rows } = await queries.raw(SAVE_REFUND, [
        entry.id,
        entry.id,
        entry.charge_id,
        entry.operation_id,
        entry.operation_id === null ? null : seen.state,
        seen.state,
        seen.reason_code,
        seen.amount.currencyCode,
        seen.amount.amount,
        seen.refunded_at,
        entry.charge_id,
      ])
      return changeOf(rows[0], readRefundEntry)
    },
    async addPermission({ id, provider_id, payment_descriptor, payment_collection_id }) {
      await queries.raw(
        `insert into amazon_pay_charge_permission as permission (
           id, provider_id, payment_descriptor, payment_collection_id
         ) values (?, ?, ?, ?)
         on conflict (id) do update set
           payment_descriptor = coalesce(excluded.payment_descriptor, permission.payment_descriptor),
           payment_collection_id = coalesce(permission.payment_collection_id, excluded.payment_collection_id)`,
        [id, provider_id, payment_descriptor, payment_collection_id],
      )
    },
    async savePermission(seen, now, since) {
      await queries.raw(
        `update amazon_pay_charge_permission
         set type = coalesce(?, type),
           payment_descriptor = coalesce(?, payment_descriptor),
           state = ?, reason_code = ?, currency_code = ?, amount_limit = ?,
           amount_balance = ?, expires_at = ?, recurring_metadata = ?::jsonb,
           observed_at = coalesce(?::timestamptz, clock_timestamp()), updated_at = now(),
           observe_at = case
             when coalesce(?, type) in ('Recurring', 'PaymentMethodOnFile') and ? <> 'Closed'
             then ?::timestamptz + interval '1 day'
           end
         where id = ? and (observed_at is null or observed_at <= coalesce(?::timestamptz, clock_timestamp()))`,
        [
          seen.chargePermissionType,
          seen.paymentDescriptor,
          seen.state,
          seen.reasonCode,
          (seen.amountLimit ?? seen.amountBalance)?.currencyCode ?? null,
          seen.amountLimit?.amount ?? null,
          seen.amountBalance?.amount ?? null,
          seen.expirationTimestamp,
          recurringMetadata(seen),
          since,
          seen.chargePermissionType,
          seen.state,
          now,
          seen.chargePermissionId,
          since,
        ],
      )
    },
    async claimUnseen(options) {
      const work = { table: "amazon_pay_charge_permission p", due: "observe_at", returning: PERMISSION_COLUMNS }
      return (await claimDue(queries, work, options)).map(readPermissionEntry)
    },
    async moveOn(id) {
      await queries.raw("update amazon_pay_charge_permission set turn = turn + 1 where id = ?", [id])
    },
    announceCharge: (charge) => announce("amazon_pay_charge", charge),
    announceRefund: (refund) => announce("amazon_pay_refund", refund),
    async bookCharge(id, captureId) {
      await queries.raw("update amazon_pay_charge set capture_id = ?, updated_at = now() where id = ?", [captureId, id])
    },
    claimCharge: ({ id, capture_id }, to) => claim("amazon_pay_charge", "capture_id", { id, from: capture_id, to }),
    claimRefund: ({ id, refund_id }, to) => claim("amazon_pay_refund", "refund_id", { id, from: refund_id, to }),
    async bookRefund(id, refundId) {
      await queries.raw("update amazon_pay_refund set refund_id = ?, updated_at = now() where id = ?", [refundId, id])
    },
  }
}

function recurringMetadata({ recurringMetadata: seen }: ChargePermission): string | null {
  if (!seen?.frequency) return null
  return JSON.stringify({ frequency: seen.frequency, amount: seen.amount?.toPrice() ?? null })
}

/**
 * What is final stays, but for what is refunded of it. The permission's turn moves on with what changes, because decisions
 * were made on what was known before.
 */
const SAVE_CHARGE = `
  with before as (select * from amazon_pay_charge where id = ? for update),
  saved as (
    insert into amazon_pay_charge as charge (
      seen_at, announced, id, charge_permission_id, provider_id, payment_session_id, payment_collection_id, operation_id,
      state, reason_code, state_since, currency_code, amount, captured, refunded, expires_at, charged_at
    )
    select
      coalesce(?::timestamptz, clock_timestamp()), case when ?::timestamptz is null then ?::text end,
      ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz
    from (select count(*) from before) locked_first
    on conflict (id) do update set
      seen_at = excluded.seen_at, state = excluded.state, reason_code = excluded.reason_code,
      state_since = coalesce(excluded.state_since, charge.state_since), amount = excluded.amount,
      captured = excluded.captured, refunded = excluded.refunded, expires_at = excluded.expires_at,
      charged_at = excluded.charged_at, operation_id = coalesce(charge.operation_id, excluded.operation_id),
      payment_session_id = coalesce(charge.payment_session_id, excluded.payment_session_id),
      payment_collection_id = coalesce(charge.payment_collection_id, excluded.payment_collection_id),
      announced = coalesce(excluded.announced, charge.announced), updated_at = now()
    where charge.seen_at <= excluded.seen_at
      and (charge.state not in ('Captured', 'Canceled', 'Declined') or charge.state = excluded.state)
      and (charge.state <> 'CaptureInitiated' or excluded.state not in ('Authorized', 'AuthorizationInitiated'))
    returning *
  ),
  turn as (
    update amazon_pay_charge_permission set turn = turn + 1
    where id = ? and exists (
      select 1 from saved left join before on true
      where before.id is null or (before.state, before.captured, before.refunded)
        is distinct from (saved.state, saved.captured, saved.refunded)
    )
  )
  select to_json(saved.*) as now, (select to_json(before.*) from before) as before from saved`

const SAVE_REFUND = `
  with before as (select * from amazon_pay_refund where id = ? for update),
  saved as (
    insert into amazon_pay_refund as refund (
      id, charge_id, operation_id, announced, state, reason_code, currency_code, amount, refunded_at
    )
    select ?, ?, ?, ?::text, ?, ?, ?, ?, ?::timestamptz from (select count(*) from before) locked_first
    on conflict (id) do update set
      state = excluded.state, reason_code = excluded.reason_code, amount = excluded.amount,
      refunded_at = excluded.refunded_at, operation_id = coalesce(refund.operation_id, excluded.operation_id),
      announced = coalesce(excluded.announced, refund.announced), updated_at = now()
    where refund.state not in ('Refunded', 'Declined') or refund.state = excluded.state
    returning *
  ),
  turn as (
    update amazon_pay_charge_permission set turn = turn + 1
    where id = (select charge_permission_id from amazon_pay_charge where id = ?) and exists (
      select 1 from saved left join before on true where before.id is null or before.state is distinct from saved.state
    )
  )
  select to_json(saved.*) as now, (select to_json(before.*) from before) as before from saved`

function changeOf<Entry>(row: Record<string, unknown> | undefined, readEntry: (row: unknown) => Entry): Change<Entry> {
  if (row === undefined) return null
  return { before: row["before"] ? readEntry(row["before"]) : null, now: readEntry(row["now"]) }
}
