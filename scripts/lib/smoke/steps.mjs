/** One line on stdout for each step: "ok <step>", or "not ok <step>: <why>". */
export function createSteps() {
  const steps = {
    /** What ended the walk, once something has. */
    failure: null,
    /**
     * @template Result
     * @param {string} name
     * @param {() => Promise<Result>} work throws when it does not work
     */
    async step(name, work) {
      try {
        const result = await work()
        console.log(`ok ${name}`)
        return result
      } catch (error) {
        steps.failure = error
        console.log(`not ok ${name}: ${error.message}`)
        throw error
      }
    },
  }
  return steps
}
