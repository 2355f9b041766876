import { randomBytes } from "node:crypto"
import type { Clock } from "../amazon/clock"
import { askerNow, type Asker } from "./asker"
import { claimDue, type Claim } from "./claim"
import { isUniqueViolation, type Queries } from "./database"
import { amountOf, chargeOf, readOperation, type NewOperation, type Operation, type OperationKind } from "./operation"

/** The record of what is asked of Amazon, written before it is asked. SQL of `amazon_pay_operation`. */
export interface Operations {
  /**
   * Writes down what is to be asked later, in place of what was prepared on the subject by the same kind before. Charges of
   * periods stand beside each other: the period's own row says which is made.
   */
  prepare(operation: NewOperation): Promise<void>
  /**
   * Opens a new operation on a Charge Permission, if nothing was decided or seen on it since `turn`.
   * @returns null when it is somebody else's turn: read again, and decide anew
   */
  open(operation: NewOperation, turn: number): Promise<Operation | null>
  /** The same for one that was prepared. @param turn null where no decision hangs on what the permission holds */
  openPrepared(id: string, turn: number | null): Promise<Operation | null>
  /** Takes over an open operation that no process is at work on. @returns null when another one was faster */
  takeOver(id: string): Promise<Operation | null>
  /** Amazon's answer is not known: the operation stays open, and is due again. @param pauseMs until the clock repeats it */
  letGo(id: string, due: Date): Promise<void>
  /** A definite answer. @returns false when it was settled by another process meanwhile */
  settle(id: string, answer: Answer): Promise<boolean>
  /** Amazon said "not yet": nothing has happened, and the same may be asked again. */
  putBack(id: string, reasonCode: string): Promise<void>
  /** What was prepared is not wanted any more. */
  drop(id: string): Promise<void>
  /** Somebody who asks for the same was told how it ended. */
  markAnswered(id: string): Promise<void>
  openOn(subject: string): Promise<Operation | null>
  /** Newest last. */
  ofOwner(owner: string): Promise<Operation[]>
  ofSubject(subject: string): Promise<Operation[]>
  /** Open operations that are due to be repeated, the longest overdue first; they are leased to the caller's look. */
  claimDue(options: Claim): Promise<Operation[]>
}

export interface Answer {
  outcome: "made" | "refused"
  object_id: string | null
  reason_code: string | null
}

/**
 * How long a process has for asking Amazon before another one may repeat the operation. The repeat is the same request
 * with the same key, so that too short a lease makes a call too many and never a charge too many. It is counted by the
 * database's clock, which all processes share, and compared with nothing else; what is due, and when an answer came, is
 * of the application's.
 */
const LEASE_MS = 10_000
const LEASE = `interval '${LEASE_MS} milliseconds'`

const COLUMNS = `*, (leased_until is not null and leased_until > now()) as leased`

export function createOperations(queries: Queries, clock: Clock): Operations {
  const afterLease = () => new Date(clock.now().getTime() + LEASE_MS)
  const one = async (sql: string, bindings: readonly unknown[]) => {
    const { rows } = await queries.raw(sql, bindings)
    return rows[0] ? readOperation(rows[0]) : null
  }
  const many = async (sql: string, bindings: readonly unknown[]) =>
    (await queries.raw(sql, bindings)).rows.map(readOperation)
  const run = async (sql: string, bindings: readonly unknown[]) => (await queries.raw(sql, bindings)).rows.length > 0
  /** Another operation on the subject is open. */
  const unlessTaken = async (work: () => Promise<Operation | null>) => {
    try {
      return await work()
    } catch (error) {
      if (isUniqueViolation(error)) return null
      throw error
    }
  }

  return {
    async prepare(operation) {
      const { subject, request } = operation
      await queries.raw(
        `with former as (
           delete from amazon_pay_operation
           where outcome = 'prepared' and subject = ? and kind = ? and charge_id is not distinct from ?
             and ? and request ->> 'period' is null
         )
         insert into amazon_pay_operation (${NAMES}, outcome, attempts) values (${MARKS}, 'prepared', 0)`,
        [subject, request.kind, chargeOf(request), !("period" in request), ...valuesOf(operation)],
      )
    },
    open: (operation, turn) =>
      unlessTaken(() =>
        one(
          `with turn as (
             update amazon_pay_charge_permission set turn = turn + 1 where id = ? and turn = ? returning id
           )
           insert into amazon_pay_operation (${NAMES}, outcome, attempts, leased_until, ask_again_at)
           select ${MARKS}, 'open', 1, now() + ${LEASE}, ?::timestamptz from turn
           returning ${COLUMNS}`,
          [operation.subject, turn, ...valuesOf(operation), afterLease()],
        ),
      ),
    openPrepared: (id, turn) =>
      unlessTaken(() =>
        one(
          `with turn as (
             update amazon_pay_charge_permission set turn = turn + 1
             where id = (select subject from amazon_pay_operation where id = ?) and turn = coalesce(?, turn)
             returning id
           )
           update amazon_pay_operation
           set outcome = 'open', attempts = attempts + 1, leased_until = now() + ${LEASE},
             ask_again_at = ?, updated_at = now()
           where id = ? and outcome = 'prepared' and (?::int is null or exists (select 1 from turn))
             and not (kind = 'complete' and exists (
               select 1 from amazon_pay_operation other where other.subject = amazon_pay_operation.subject
                 and other.kind = 'complete' and other.outcome = 'made'
             ))
           returning ${COLUMNS}`,
          [id, turn, afterLease(), id, turn],
        ),
      ),
    takeOver: (id) =>
      one(
        `update amazon_pay_operation
         set attempts = attempts + 1, leased_until = now() + ${LEASE}, unanswered = true, updated_at = now()
         where id = ? and outcome = 'open' and (leased_until is null or leased_until <= now())
         returning ${COLUMNS}`,
        [id],
      ),
    async letGo(id, due) {
      await queries.raw(
        `update amazon_pay_operation set leased_until = null, ask_again_at = ?, unanswered = true, updated_at = now()
         where id = ? and outcome = 'open'`,
        [due, id],
      )
    },
    settle: (id, { outcome, object_id, reason_code }) =>
      run(
        `update amazon_pay_operation
         set outcome = ?, object_id = ?, reason_code = ?, leased_until = null, ask_again_at = null, settled_at = ?,
           updated_at = now()
         where id = ? and outcome in ('open', 'prepared') returning id`,
        [outcome, object_id, reason_code, clock.now(), id],
      ),
    async putBack(id, reasonCode) {
      await queries.raw(
        `update amazon_pay_operation
         set outcome = 'prepared', reason_code = ?, leased_until = null, ask_again_at = null, updated_at = now()
         where id = ? and outcome = 'open'`,
        [reasonCode, id],
      )
    },
    async drop(id) {
      await queries.raw("delete from amazon_pay_operation where id = ? and outcome = 'prepared'", [id])
    },
    async markAnswered(id) {
      await queries.raw("update amazon_pay_operation set unanswered = false, updated_at = now() where id = ?", [id])
    },
    openOn: (subject) =>
      one(`select ${COLUMNS} from amazon_pay_operation where subject = ? and outcome = 'open' and deleted_at is null`, [
        subject,
      ]),
    ofOwner: (owner) =>
      many(
        `select ${COLUMNS} from amazon_pay_operation where owner = ? and deleted_at is null order by created_at, id`,
        [owner],
      ),
    ofSubject: (subject) =>
      many(
        `select ${COLUMNS} from amazon_pay_operation where subject = ? and deleted_at is null order by created_at, id`,
        [subject],
      ),
    async claimDue(options) {
      const only = "outcome = 'open'"
      const work = { table: "amazon_pay_operation", due: "ask_again_at", only, returning: COLUMNS }
      return (await claimDue(queries, work, options)).map(readOperation)
    },
  }
}

/** A Complete asks for what its buyer has approved. */
const BUYER: Asker = "buyer"
const NAMES =
  "id, kind, provider_id, subject, charge_id, owner, asked_by, payment_session_id, payment_collection_id, amount, currency_code, request, idempotency_key"
const MARKS = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?"

function valuesOf({ request, ...operation }: NewOperation): unknown[] {
  const amount = amountOf(request)
  const kind: OperationKind = request.kind
  return [
    newId(),
    kind,
    operation.provider_id,
    operation.subject,
    chargeOf(request),
    operation.owner,
    request.kind === "complete" ? BUYER : (operation.asked_by ?? askerNow()),
    operation.payment_session_id,
    operation.payment_collection_id,
    amount?.amount ?? null,
    amount?.currencyCode ?? null,
    JSON.stringify(request),
    newKey(),
  ]
}

function newId(): string {
  return `apop_${randomBytes(15).toString("hex")}`
}

/** 32 characters of [A-Za-z0-9_-], which Amazon keeps for ever. */
function newKey(): string {
  return randomBytes(24).toString("base64url")
}
