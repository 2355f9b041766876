import type { Database, Queries } from "../../../ledger/database"

/** Medusa's database connection (knex), as far as it is used here. */
interface Connection extends Queries {
  transaction<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result>
}

/** What Medusa builds a module's services with, as far as it is the connection. */
export interface DatabaseCradle extends Record<string, unknown> {
  __pg_connection__: Connection
}

export function databaseOfModule(cradle: DatabaseCradle): Database {
  return databaseOn(cradle.__pg_connection__)
}

/** An object that all modules of an application have: its configuration is another one for each that loads it. */
export function applicationOf(cradle: DatabaseCradle): object {
  return cradle.__pg_connection__
}

function databaseOn(connection: Connection): Database {
  return {
    raw: (sql, bindings) => connection.raw(sql, bindings),
    transaction: (work) => connection.transaction(work),
  }
}
