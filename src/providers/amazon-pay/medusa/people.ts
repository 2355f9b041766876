import type { Queries } from "../../../ledger/database"

/** Admins, and what they wrote. */
export interface People {
  /** By the user's id; a deleted one is not there. */
  names: ReadonlyMap<string, string>
  /** Of refunds, by Medusa's id of the refund. */
  notes: ReadonlyMap<string, string>
}

export async function readPeople(
  queries: Queries,
  { users, refunds }: { users: readonly string[]; refunds: readonly string[] },
): Promise<People> {
  const none = new Map<string, string>()
  if (users.length + refunds.length === 0) return { names: none, notes: none }
  const { rows } = await queries.raw(PEOPLE, [[...users], [...refunds]])
  const of = (kind: string) =>
    new Map(rows.filter((row) => row["kind"] === kind && row["said"]).map(({ id, said }) => [String(id), String(said)]))
  return { names: of("name"), notes: of("note") }
}

const PEOPLE = `
  select id, 'name' as kind, coalesce(nullif(trim(concat_ws(' ', first_name, last_name)), ''), email) as said
  from "user" where id = any(?) and deleted_at is null
  union all
  select id, 'note', note from refund where id = any(?) and deleted_at is null`
