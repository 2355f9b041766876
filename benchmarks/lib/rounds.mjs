/** The middle one, or the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/** @param part 0.99 for the value that one of a hundred is above */
export function quantile(values, part) {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
}

/**
 * Measures all sides in each round; the first round only warms up.
 * @param {(round: number) => Promise<Record<string, number>>} measure what each side came to in a round
 * @returns {Promise<Record<string, number[]>>} the same by side, round by round
 */
export async function alternately(rounds, measure) {
  const measured = {}
  for (let round = -1; round < rounds; round++) {
    const values = await measure(round)
    if (round < 0) continue
    for (const [name, value] of Object.entries(values)) (measured[name] ??= []).push(value)
  }
  return measured
}

const SLICES = 15
const SLICE_MS = 20

/**
 * How often each side can work in a second of this process's CPU time. Within a round the sides take turns every 20 ms, and
 * the round counts with the middle one of its slices, so that whatever else the machine does hits both sides alike.
 * @param {Record<string, () => unknown>} sides
 * @param {{ batch?: number }} options how often a side works before the time is looked at
 * @returns {Promise<Record<string, number[]>>} the rates of each side, round by round
 */
export function ratesOf(rounds, sides, { batch = 1 } = {}) {
  return alternately(rounds, async () => {
    const rates = Object.fromEntries(Object.keys(sides).map((name) => [name, []]))
    for (let slice = 0; slice < SLICES; slice++) {
      for (const [name, work] of Object.entries(sides)) rates[name].push(await rateOf(work, batch))
    }
    return Object.fromEntries(Object.entries(rates).map(([name, ofSlices]) => [name, median(ofSlices)]))
  })
}

async function rateOf(work, batch) {
  let count = 0
  const began = process.cpuUsage()
  const end = performance.now() + SLICE_MS
  do {
    for (let number = 0; number < batch; number++) {
      const working = work()
      if (working instanceof Promise) await working
    }
    count += batch
  } while (performance.now() < end)
  const { user, system } = process.cpuUsage(began)
  return (count / (user + system)) * 1e6
}

/** One side after the other. */
export const inTurn = (sides) => async (round) => {
  const values = {}
  for (const [name, measure] of Object.entries(sides)) values[name] = await measure(round)
  return values
}
