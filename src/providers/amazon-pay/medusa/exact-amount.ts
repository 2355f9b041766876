/** SQL of a row's amount: the exact decimal beside the number, which is a float. */
export function exact(table: string): string {
  return `coalesce((${table}.raw_amount ->> 'value')::numeric, ${table}.amount)`
}
