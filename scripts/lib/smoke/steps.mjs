/** One line for each step, on stdout if nothing else is said: "ok <step>", or "not ok <step>: <why>". */
export function createSteps(say = console.log) {
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
        say(`ok ${name}`)
        return result
      } catch (error) {
        steps.failure = error
        say(`not ok ${name}: ${error.message}`)
        throw error
      }
    },
  }
  return steps
}
