import type { Queries } from "./database"

export interface Claim {
  now: Date
  /** When they are due again, should whoever claims them never come to them. */
  again: Date
  limit: number
  except?: readonly string[]
}

/** SQL of our own, never of a request. */
interface Work {
  table: string
  /** The column that says when a row's time has come. */
  due: string
  /** A further condition. */
  only?: string
  order?: string
  returning?: string
}

/**
 * Rows whose time has come. They are put off in the same statement, so that another instance does not get them.
 *
 * They are chosen before, once and for all: those of a subquery PostgreSQL may choose anew for each row that it compares, and
 * then puts off more than the limit.
 */
export async function claimDue(
  queries: Queries,
  { table, due, only = "true", order = due, returning = "*" }: Work,
  { now, again, limit, except = [] }: Claim,
): Promise<Record<string, unknown>[]> {
  const { rows } = await queries.raw(
    `with chosen as materialized (
       select id from ${table} where ${due} <= ? and deleted_at is null and ${only} and not id = any(?)
       order by ${order} limit ? for update skip locked
     )
     update ${table} set ${due} = ?, updated_at = now() where id in (select id from chosen) returning ${returning}`,
    [now, [...except], limit, again],
  )
  return rows
}
