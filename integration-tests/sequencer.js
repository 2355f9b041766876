const Sequencer = require("@jest/test-sequencer").default

/** The groups take longest, so that they come first. */
module.exports = class extends Sequencer {
  sort(tests) {
    const isGroup = ({ path }) => /[\\/]together[\\/]/.test(path)
    const sorted = super.sort(tests)
    return [...sorted.filter(isGroup), ...sorted.filter((test) => !isGroup(test))]
  }
}
