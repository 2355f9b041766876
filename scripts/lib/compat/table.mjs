/**
 * The README's table: one row for each Medusa, one column for each Node.js.
 * @param {{ medusa: string, node: string, failure: string | null }[]} results
 */
export function table(results) {
  const rows = [...new Set(results.map(({ medusa }) => medusa))]
  const columns = [...new Set(results.map(({ node }) => node))]
  const cell = (medusa, node) => {
    const result = results.find((one) => one.medusa === medusa && one.node === node)
    if (result === undefined) return "–"
    return result.failure === null ? "✓" : "✗"
  }
  const line = (cells) => `| ${cells.join(" | ")} |`
  return [
    line(["Medusa", ...columns.map((node) => `Node.js ${node}`)]),
    line(["---", ...columns.map(() => "---")]),
    ...rows.map((medusa) => line([medusa, ...columns.map((node) => cell(medusa, node))])),
  ].join("\n")
}
