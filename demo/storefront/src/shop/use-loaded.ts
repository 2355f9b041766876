import { useCallback, useEffect, useState } from "react"

export type Loaded<Value> =
  { state: "loading" } | { state: "failed"; error: unknown } | { state: "ready"; value: Value }

/**
 * What an asynchronous function answers, kept until the function changes.
 * @param load made with useCallback
 * @returns the state, and a way to load again
 */
export function useLoaded<Value>(load: () => Promise<Value>): [Loaded<Value>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ state: "loading" })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let outdated = false
    load().then(
      (value) => outdated || setLoaded({ state: "ready", value }),
      (error: unknown) => outdated || setLoaded({ state: "failed", error }),
    )
    return () => {
      outdated = true
    }
  }, [load, attempt])
  const again = useCallback(() => {
    setLoaded({ state: "loading" })
    setAttempt((number) => number + 1)
  }, [])
  return [loaded, again]
}
