import fs from "node:fs"
import path from "node:path"
import { ROOT } from "../paths.mjs"

/** Of a hundred mutants so many have to be noticed by a test, in each folder. */
export const TARGET = 85

/**
 * One changed place, as Stryker tells of it: lines and columns are counted from 1.
 * @typedef {object} Mutant
 * @property {string} fileName
 * @property {{ start: { line: number, column: number }, end: { line: number, column: number } }} location
 * @property {string} mutatorName
 * @property {string} replacement
 * @property {"Killed" | "Timeout" | "Survived" | "NoCoverage" | "Ignored" | "RuntimeError" | "CompileError"} status
 */

/**
 * @typedef {{ mutants: number, killed: number, timeout: number, survived: number, no_coverage: number, percent: number,
 *   seconds: number }} Figures of a folder; `killed` has those that were stopped because they did not end (`timeout`)
 * @param {readonly Mutant[]} mutants
 * @returns {Figures}
 */
export function figuresOf(mutants, seconds) {
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length
  return withPercent({
    mutants: count("Killed", "Timeout", "Survived", "NoCoverage"),
    killed: count("Killed", "Timeout"),
    timeout: count("Timeout"),
    survived: count("Survived"),
    no_coverage: count("NoCoverage"),
    seconds: Math.round(seconds),
  })
}

/** @param {Figures[]} all */
function sum(all) {
  const add = (name) => all.reduce((total, one) => total + one[name], 0)
  const names = ["mutants", "killed", "timeout", "survived", "no_coverage", "seconds"]
  return withPercent(Object.fromEntries(names.map((name) => [name, add(name)])))
}

/** Rounded down: 84.99 is below 85. A folder without mutants has nothing that could go unnoticed. */
function withPercent(figures) {
  const { mutants, killed } = figures
  return { ...figures, percent: mutants === 0 ? 100 : Math.floor((killed / mutants) * 1000) / 10 }
}

const time = (seconds) => (seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`)

/** @param {string} folder @param {Figures} figures */
export function lineOf(folder, { mutants, percent, seconds }) {
  return `${folder.padEnd(40)}${String(mutants).padStart(6)} mutants${percent.toFixed(1).padStart(7)} %  ${time(seconds)}`
}

/** @param {Record<string, Figures>} figures by folder */
export function table(figures) {
  const rows = [...Object.entries(figures), ["all", sum(Object.values(figures))]]
  const line = (cells) => `| ${cells.join(" | ")} |`
  return [
    line(["folder", "mutants", "killed", "of them timed out", "survived", "reached by no test", "killed %", "time"]),
    line(["---", ...Array(7).fill("--:")]),
    ...rows.map(([folder, one]) => {
      const counts = [one.mutants, one.killed, one.timeout, one.survived, one.no_coverage]
      return line([folder, ...counts, one.percent.toFixed(1), time(one.seconds)])
    }),
  ].join("\n")
}

/**
 * The mutants that no test noticed, to be read: "src/ledger/charge.ts:12:3 EqualityOperator: a > b → a >= b".
 * @param {readonly Mutant[]} mutants
 * @returns {string[]}
 */
export function survivorsOf(mutants) {
  return mutants
    .filter(({ status }) => status === "Survived" || status === "NoCoverage")
    .map((mutant) => ({ ...mutant, file: path.relative(ROOT, mutant.fileName) }))
    .sort((one, other) => one.file.localeCompare(other.file) || one.location.start.line - other.location.start.line)
    .map(({ file, location, mutatorName, replacement, status }) => {
      const { line, column } = location.start
      const unreached = status === "NoCoverage" ? " (reached by no test)" : ""
      const change = `${short(originalAt(file, location))} → ${short(replacement)}`
      return `${file}:${line}:${column} ${mutatorName}${unreached}: ${change}`
    })
}

function originalAt(file, { start, end }) {
  const lines = fs
    .readFileSync(path.join(ROOT, file), "utf8")
    .split("\n")
    .slice(start.line - 1, end.line)
  lines.push(lines.pop().slice(0, end.column - 1))
  lines[0] = lines[0].slice(start.column - 1)
  return lines.join("\n")
}

function short(code) {
  const line = code.replaceAll(/\s+/g, " ").trim()
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}
