import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Store } from "./store"

/** How many rows each table of the database has, Medusa's and ours. */
export async function rowsByTable(store: Pick<Store, "container">): Promise<Record<string, number>> {
  const tables = await textOfTables(store)
  return Object.fromEntries([...tables].map(([table, rows]) => [table, rows.length]))
}

/** All rows of all tables, each as text. */
export async function textOfTables({ container }: Pick<Store, "container">): Promise<Map<string, string[]>> {
  const database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const textsOf = async (sql: string) => {
    const { rows } = await database.raw<{ rows: { text: string }[] }>(sql)
    return rows.map(({ text }) => text)
  }
  const tables = await textsOf(
    "select relname as text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
  )
  const texts = new Map<string, string[]>()
  for (const table of tables) {
    texts.set(table, await textsOf(`select row_to_json(found)::text as text from public."${table}" found`))
  }
  return texts
}
