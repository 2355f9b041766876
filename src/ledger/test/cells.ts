/** The cells of a table of two dimensions, for it.each. */
export function cellsOf<Row extends string, Column extends string, Value>(
  table: Readonly<Record<Row, Readonly<Record<Column, Value>>>>,
): [Row, Column, Value][] {
  return keysOf(table).flatMap((row) =>
    keysOf(table[row]).map((column): [Row, Column, Value] => [row, column, table[row][column]]),
  )
}

export function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(table) as Key[]
}
