import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** A statement on its way to the database. */
export interface Statement {
  sql: string
  bindings: readonly unknown[]
}

type Send = (this: unknown, connection: unknown, statement: { sql?: string; bindings?: unknown[] }) => Promise<unknown>

/**
 * From here on each of Medusa's queries, and of ours, waits for this first, and fails if it does.
 * @returns ends it
 */
export function beforeEachQuery(container: MedusaContainer, before: (statement: Statement) => unknown): () => void {
  const { client } = container.resolve<{ client: object }>(ContainerRegistrationKeys.PG_CONNECTION)
  // Transactions have clients of their own.
  const dialect = Object.getPrototypeOf(client) as { _query: Send }
  const { _query: send } = dialect
  dialect._query = async function (connection, statement) {
    await before({ sql: statement.sql ?? "", bindings: statement.bindings ?? [] })
    return send.call(this, connection, statement)
  }
  return () => {
    dialect._query = send
  }
}

/** How many connections to this database have a transaction open and no statement under way. */
export async function idleInTransaction(container: MedusaContainer): Promise<number> {
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and state like 'idle in transaction%'`,
  )
  return Number((rows as { count: number }[])[0]?.count)
}
