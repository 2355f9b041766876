const seconds = (began) => `${((performance.now() - began) / 1000).toFixed(1)} s`

/** Tells on stderr what is being done and how long it took; stdout stays free for what the run is asked for. */
export function createProgress() {
  const began = performance.now()
  const say = (line) => console.error(line)
  return {
    say,
    elapsed: () => seconds(began),
    /**
     * @template Result
     * @param {string} what e.g. "PostgreSQL"
     * @param {() => Promise<Result>} work
     * @param {string} [note] e.g. "for the first time"
     */
    async step(what, work, note) {
      const stepBegan = performance.now()
      say(`  …  ${what}${note ? ` (${note})` : ""}`)
      const result = await work()
      say(`  ✓  ${what.padEnd(44)} ${seconds(stepBegan).padStart(7)}`)
      return result
    },
  }
}

/** Lines in a frame. */
export function box(lines) {
  const width = Math.max(...lines.map((line) => line.length)) + 2
  const framed = lines.map((line) => `│ ${line.padEnd(width - 1)}│`)
  return [`┌${"─".repeat(width)}┐`, ...framed, `└${"─".repeat(width)}┘`].join("\n")
}
