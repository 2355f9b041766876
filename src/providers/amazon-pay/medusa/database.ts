import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** As much of Medusa's database connection (knex) as is used here, for what no service of Medusa's can do. */
export interface Database {
  raw(sql: string, bindings: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

/** What Medusa builds a module's services with, as far as it is the connection. */
export interface DatabaseCradle extends Record<string, unknown> {
  __pg_connection__: Database
}

export function databaseOfModule(cradle: DatabaseCradle): Database {
  return cradle.__pg_connection__
}

export function databaseOf(container: MedusaContainer): Database {
  return container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
}
