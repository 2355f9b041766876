import { median } from "./rounds.mjs"

/**
 * A figure beside its anchor.
 *
 * @typedef {object} Figure
 * @property {string} id
 * @property {number} value the median of the rounds
 * @property {string} unit
 * @property {number | null} anchor
 * @property {string | null} anchor_name
 * @property {number | null} ratio of value to anchor, the median of the rounds
 * @property {[number, number]} spread the least and the most of the value
 * @property {Target | null} target
 *
 * @typedef {{ of: "value" | "ratio", at_least?: number, at_most?: number }} Target
 */

/**
 * @param {string} id
 * @param {{ unit: string, ours: number | number[], anchor?: number | number[], anchor_name?: string, target?: Target }} measured
 * @returns {Figure}
 */
export function figure(id, { unit, ours, anchor = null, anchor_name = null, target = null }) {
  const values = [ours].flat()
  const anchors = anchor === null ? [] : [anchor].flat()
  const ratios = values.flatMap((value, round) => (anchors.length > 0 ? [value / anchors[round % anchors.length]] : []))
  return {
    id,
    value: rounded(median(values)),
    unit,
    anchor: anchors.length > 0 ? rounded(median(anchors)) : null,
    anchor_name,
    ratio: ratios.length > 0 ? rounded(median(ratios)) : null,
    spread: [rounded(Math.min(...values)), rounded(Math.max(...values))],
    target,
  }
}

/** Four digits that count. */
const rounded = (value) => (Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4)))

/** What a figure lacks of its target, in words; null when it lacks nothing, or has none. */
export function shortfallOf({ target, ...figure }) {
  if (target === null) return null
  const { of, at_least, at_most } = target
  const reached = figure[of]
  const [isMissed, bound, word] =
    at_least === undefined ? [reached > at_most, at_most, "at most"] : [reached < at_least, at_least, "at least"]
  if (!isMissed) return null
  const off = bound === 0 ? "" : ` (${((Math.abs(reached - bound) / bound) * 100).toFixed(1)} % off)`
  return `${figure.id}: the ${of} is ${shown(reached)}, and is to be ${word} ${shown(bound)}${off}`
}

const shown = (value) => (value === null ? "" : value.toLocaleString("en", { maximumFractionDigits: 4 }))

function shownTarget(target) {
  if (target === null) return ""
  const { of, at_least, at_most } = target
  return `${of} ${at_least === undefined ? `≤ ${shown(at_most)}` : `≥ ${shown(at_least)}`}`
}

/** @param {Figure[]} figures @returns {string} a table in Markdown */
export function table(figures) {
  const head = ["figure", "value", "unit", "least – most", "anchor", "anchor's name", "ratio", "target"]
  const rows = figures.map(({ id, value, unit, spread: [least, most], anchor, anchor_name, ratio, target }) => [
    `\`${id}\``,
    shown(value),
    unit,
    least === most ? "" : `${shown(least)} – ${shown(most)}`,
    shown(anchor),
    anchor_name ?? "",
    shown(ratio),
    shownTarget(target),
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)))
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n")
}
