/** As much of Medusa's database connection (knex) as is used here. */
export interface Queries {
  raw(sql: string, bindings: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

export interface Database extends Queries {
  /** Runs the work in one transaction, on one connection. */
  transaction<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result>
}

/** PostgreSQL's code for a row that a unique index does not allow. */
const UNIQUE_VIOLATION = "23505"

export function isUniqueViolation(error: unknown): boolean {
  return typeof error === "object" && error !== null && Reflect.get(error, "code") === UNIQUE_VIOLATION
}
