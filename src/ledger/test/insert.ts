import type { Database } from "../database"

/** Writes a row as it is given; what it does not name is as the table has it by default. */
export async function insert(database: Database, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.keys(row)
  await database.raw(
    `insert into "${table}" (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`,
    Object.values(row),
  )
}
