import { randomBytes } from "node:crypto"
import { knex } from "@medusajs/framework/mikro-orm/postgresql"
import { Migration20261125185415 } from "../../modules/amazon-pay/migrations/Migration20261125185415"
import { Migration20261128164943 } from "../../modules/amazon-pay/migrations/Migration20261128164943"
import { Migration20261130120000 } from "../../modules/amazon-pay/migrations/Migration20261130120000"
import { Migration20261130224500 } from "../../modules/amazon-pay/migrations/Migration20261130224500"
import type { Database } from "../database"

/** A PostgreSQL schema with the plugin's tables, as its migrations make them. */
export interface TestDatabase extends Database {
  /** Deletes all rows. */
  clear(): Promise<void>
  /** Drops the schema and ends the pool. */
  close(): Promise<void>
}

/** @param furtherTables statements, run after the migrations */
async function createTestDatabase(furtherTables: readonly string[]): Promise<TestDatabase> {
  const connection = process.env["DATABASE_URL"]
  if (!connection) throw new Error("There is no DATABASE_URL: run `npm run test:unit`, which brings a PostgreSQL.")
  const schema = `unit_${randomBytes(6).toString("hex")}`
  const pool = knex({ client: "pg", connection, searchPath: schema, pool: { min: 0, max: 8 } })
  await pool.raw(`create schema ${schema}`)
  for (const statement of [...(await migrations()), ...furtherTables]) await pool.raw(statement)
  const ofSchema = await pool.raw("select tablename from pg_tables where schemaname = ?", [schema])
  const tables: { tablename: string }[] = ofSchema.rows
  return {
    raw: async (sql, bindings) => pool.raw(sql, [...bindings] as never),
    transaction: (work) => pool.transaction((queries) => work(queries as never)),
    async clear() {
      await pool.raw(tables.map(({ tablename }) => `delete from "${tablename}"`).join("; "))
    },
    async close() {
      await pool.raw(`drop schema ${schema} cascade`)
      await pool.destroy()
    },
  }
}

/** To be called once in a spec file: a database that is empty for each test. */
export function useDatabase(furtherTables: readonly string[] = []): () => TestDatabase {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase(furtherTables)
  })
  afterEach(() => database.clear())
  afterAll(() => database.close())
  return () => database
}

async function migrations(): Promise<string[]> {
  const statements: string[] = []
  const all = [Migration20261125185415, Migration20261128164943, Migration20261130120000, Migration20261130224500]
  for (const Migration of all) {
    const migration = new Migration(null as never, null as never)
    await migration.up()
    statements.push(...migration.getQueries().map(String))
  }
  return statements
}
