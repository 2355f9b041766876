#!/usr/bin/env node
/** A year of as many subscriptions as are charged in half an hour, where `npm test` has a few. Tells how it went as it goes. */
import { run } from "./lib/test/run.mjs"

const { RECURRING_SUBSCRIPTIONS = "30" } = process.env
const SPEC = "integration-tests/http/recurring-year"
process.exitCode = await run([process.execPath, "scripts/test.mjs", "integration", "--", SPEC], {
  RECURRING_SUBSCRIPTIONS,
})
