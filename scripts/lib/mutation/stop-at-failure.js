const { createRequire } = require("node:module")

const { TestEnvironment } = createRequire(require.resolve("jest"))("jest-environment-node")

/** Jest's environment for Node.js, in which the rest of a spec is skipped once one of its tests has failed. */
module.exports = class extends TestEnvironment {
  #hasFailed = false

  handleTestEvent({ name, test }) {
    if (name === "test_fn_failure" || name === "hook_failure") this.#hasFailed = true
    if (name === "test_start" && this.#hasFailed) test.mode = "skip"
  }
}
