import { Client } from "pg"

/** What a copy has of a table: the copy that its rows are kept in, which may be an earlier one, and how many they are. */
interface Kept {
  copy: string
  rows: number
}

interface Copy {
  takenAt: number
  tables: ReadonlyMap<string, Kept>
  /** By name; null for one that was never asked. */
  sequences: ReadonlyMap<string, string | null>
}

/** What is in a table by now, as long as no row is younger than that transaction and none is missing. */
interface Put extends Kept {
  transaction: bigint
}

/**
 * Copies of a database's rows, which are put back in place. Medusa's own way is to drop the database and to make it anew:
 * that takes half a second each time, and every connection of Medusa's has to begin afresh.
 */
export class DatabaseCopies {
  private readonly copies = new Map<string, Copy>()
  /** By table. */
  private readonly put = new Map<string, Put>()

  private constructor(private readonly client: Client) {}

  static async of(database: string): Promise<DatabaseCopies> {
    const url = new URL(process.env["DATABASE_URL"] ?? "")
    url.pathname = `/${database}`
    const client = new Client({ connectionString: url.href })
    await client.connect()
    return new DatabaseCopies(client)
  }

  has(name: string): boolean {
    return this.copies.has(name)
  }

  async take(name: string): Promise<void> {
    const now = await this.read()
    const changed = [...now].filter(([table, { rows }]) => rows > 0 && !this.isUntouched(table, now))
    const statements = changed.map(
      ([table]) => `create table ${quoted(name)}.${quoted(table)} as table ${inPublic(table)}`,
    )
    const transaction = await this.inTransaction([`create schema ${quoted(name)}`, ...statements])
    for (const [table, { rows }] of now) {
      if (!this.isUntouched(table, now)) this.put.set(table, { copy: name, rows, transaction })
    }
    const { rows: sequences } = await this.client.query<{ name: string; last: string | null }>(
      "select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public'",
    )
    this.copies.set(name, {
      takenAt: Date.now(),
      tables: new Map(this.put),
      sequences: new Map(sequences.map(({ name, last }) => [name, last])),
    })
  }

  /** Rows are as old as they were when the copy was taken. */
  async restore(name: string): Promise<void> {
    const copy = this.copies.get(name)
    if (copy === undefined) throw new Error(`There is no copy "${name}" of the database.`)
    await this.endOthers()
    const now = await this.read()
    const changed = [...copy.tables].filter(
      ([table, wanted]) => !(this.isUntouched(table, now) && this.put.get(table)?.copy === wanted.copy),
    )
    const transaction = await this.alone([
      ...changed.map(([table]) => `delete from ${inPublic(table)}`),
      ...changed
        .filter(([, { rows }]) => rows > 0)
        .map(([table, { copy }]) => `insert into ${inPublic(table)} select * from ${quoted(copy)}.${quoted(table)}`),
      ...(await this.rejuvenate(
        changed.filter(([, { rows }]) => rows > 0).map(([table]) => table),
        Date.now() - copy.takenAt,
      )),
      ...[...copy.sequences].map(
        ([sequence, last]) => `select setval('${inPublic(sequence)}', ${last ?? 1}, ${String(last !== null)})`,
      ),
    ])
    for (const [table, { copy, rows }] of changed) this.put.set(table, { copy, rows, transaction })
  }

  /** Statements that make rows younger by so many milliseconds. */
  private async rejuvenate(tables: readonly string[], by: number): Promise<string[]> {
    const { rows } = await this.client.query<{ table: string; columns: string[] }>(
      `select relname as table, array_agg(attname::text) as columns
       from pg_attribute join pg_class on pg_class.oid = attrelid
       where relnamespace = 'public'::regnamespace and atttypid = 'timestamptz'::regtype and not attisdropped
         and relname = any ($1) group by relname`,
      [tables],
    )
    return rows.map(({ table, columns }) => {
      const younger = columns.map((column) => `${quoted(column)} = ${quoted(column)} + interval '${by} ms'`)
      return `update ${inPublic(table)} set ${younger.join(", ")}`
    })
  }

  close(): Promise<void> {
    return this.client.end()
  }

  private isUntouched(table: string, now: ReadonlyMap<string, { rows: number; youngest: bigint }>): boolean {
    const put = this.put.get(table)
    const found = now.get(table)
    if (put === undefined || found === undefined) return false
    return found.rows === put.rows && found.youngest <= put.transaction
  }

  /** Of each table how many rows it has, and which transaction wrote the last of them. */
  private async read(): Promise<ReadonlyMap<string, { rows: number; youngest: bigint }>> {
    const { rows: tables } = await this.client.query<{ name: string }>(
      "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
    )
    const selects = tables.map(
      ({ name }) =>
        `select '${name}' as name, count(*)::int as rows, coalesce(max(xmin::text::bigint), 0)::text as youngest
         from ${inPublic(name)}`,
    )
    // By a name, so that it is planned once: that takes longer than all the rest.
    const { rows } = await this.client.query<{ name: string; rows: number; youngest: string }>({
      name: "read",
      text: selects.join(" union all "),
    })
    return new Map(rows.map(({ name, rows, youngest }) => [name, { rows, youngest: BigInt(youngest) }]))
  }

  /** Requests that were never answered hold their locks for good. */
  private endOthers(): Promise<unknown> {
    return this.client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`)
  }

  /** In a transaction that waits for nobody. @returns its id */
  private async alone(statements: readonly string[]): Promise<bigint> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.inTransaction(["set local lock_timeout = '2s'", ...statements])
      } catch (error) {
        if (tries === 5 || Reflect.get(Object(error), "code") !== LOCK_NOT_AVAILABLE) throw error
        await this.endOthers()
      }
    }
  }

  /** Without foreign keys and triggers. @returns its id */
  private async inTransaction(statements: readonly string[]): Promise<bigint> {
    await this.client.query("begin")
    try {
      await this.client.query(["set local session_replication_role = replica", ...statements].join(";\n"))
      const { rows } = await this.client.query<{ id: string }>("select pg_current_xact_id()::text as id")
      await this.client.query("commit")
      return BigInt(rows[0]?.id ?? 0)
    } catch (error) {
      await this.client.query("rollback")
      throw error
    }
  }
}

/** PostgreSQL's code. */
const LOCK_NOT_AVAILABLE = "55P03"

const quoted = (name: string) => `"${name}"`
const inPublic = (name: string) => `public.${quoted(name)}`
