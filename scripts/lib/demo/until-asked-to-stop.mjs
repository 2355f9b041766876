const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"]

/**
 * Resolves at the first request to stop: a signal, or the death of the npm that started us, which keeps the signals of
 * `npm run` for itself. A second signal ends the process at once; what it started is then ended by the guards.
 */
export function untilAskedToStop() {
  return new Promise((resolve) => {
    let asked = false
    const ask = () => {
      if (asked) process.exit(130)
      asked = true
      console.error("\nStopping …")
      resolve()
    }
    for (const signal of SIGNALS) process.on(signal, ask)
    if (process.env.npm_lifecycle_event) onParentGone(() => asked || ask())
  })
}

function onParentGone(act) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    act()
  }, 500)
  timer.unref()
}
