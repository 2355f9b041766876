/**
 * Of a table that is as long as time allows, so many cases spread over it, so that `npm test` ends in time. FAULTS=all runs
 * each of them.
 */
export function someOf<Case>(cases: readonly Case[], count: number): readonly Case[] {
  if (process.env["FAULTS"] === "all" || cases.length <= count) return cases
  return Array.from({ length: count }, (_, at) => cases[Math.floor((at * cases.length) / count)]).flatMap((one) =>
    one === undefined ? [] : [one],
  )
}
