/** As much of Medusa's database connection (knex) as is used here, for what no service of Medusa's can do. */
export interface Database {
  raw(sql: string, bindings: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}
