/** What is emulated; the other groups (reports, disputes, files, accounts, in-store) are announced as not emulated. */
const EMULATED = [
  /Checkout Session APIs/,
  /Charge Permission APIs/,
  /- Charge APIs/,
  /Refund APIs/,
  /Generate Button Signature/,
  /specific URI/,
]

/**
 * Cases that fail against every server, Amazon's too, because of a mistake in the test file. Each has to fail in just
 * this way: anything else is a difference, and so is a pass, which would mean that the file was mended.
 */
const MISTAKES = [
  {
    title: /Charge Permission APIs Validating (Get|Update) Charge Permission API/,
    error: "Missing key: chargePermissionReferenceId:",
    why: "expects a key with a colon in its name",
  },
  {
    title: /Refund APIs Validating Get Refund API/,
    error: "expectedResponse is not defined",
    why: "uses a variable that does not exist there",
  },
]

/** Prints what came of every case. True when all emulated ones passed and the mistaken ones failed as they must. */
export function judge({ passes, failures, pending }, name, requests) {
  const emulated = ({ fullTitle }) => EMULATED.some((group) => group.test(fullTitle))
  const mistakeOf = ({ fullTitle }) => MISTAKES.find(({ title }) => title.test(fullTitle))
  const failed = failures.filter(emulated)
  const mistaken = failed.filter((test) => mistakeOf(test)?.error === test.err.message)
  const wrong = [...failed.filter((test) => !mistaken.includes(test)), ...passes.filter(mistakeOf)]

  console.log(`${name}, its own test files, against amazon-pay-emulator over TLS\n`)
  for (const test of passes.filter(emulated)) console.log(`  passed   ${test.fullTitle.trim()}`)
  for (const test of mistaken) console.log(`  mistaken ${test.fullTitle.trim()}: ${mistakeOf(test).why}`)
  for (const test of pending.filter(emulated)) console.log(`  skipped  ${test.fullTitle.trim()}: by the file itself`)
  for (const test of wrong)
    console.log(`  FAILED   ${test.fullTitle.trim()}: ${test.err.message ?? "it should have failed"}`)
  const unknown = failures.length - failed.length
  console.log(`\n${passes.filter(emulated).length} passed, ${mistaken.length} mistaken, ${wrong.length} failed;`)
  console.log(`${unknown} cases of APIs that are not emulated; ${requests.length} signed requests.`)
  return wrong.length === 0 && passes.some(emulated)
}
