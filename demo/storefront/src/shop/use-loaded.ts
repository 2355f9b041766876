import { useCallback, useEffect, useState } from "react"

export type Loaded<Value> =
  { state: "loading" } | { state: "failed"; error: unknown } | { state: "ready"; value: Value }

/**
 * What an asynchronous function answers, asked again when the function or the key changes; until then the last answer
 * stays.
 * @param load made with useCallback
 * @param key stands for what the answer depends on beside the function, e.g. what is in the cart
 * @returns the state, a way to load again, and one to have the answer replaced by a newer one
 */
export function useLoaded<Value>(
  load: () => Promise<Value>,
  key = "",
): [Loaded<Value>, () => void, () => Promise<void>] {
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
  }, [load, key, attempt])
  const again = useCallback(() => {
    setLoaded({ state: "loading" })
    setAttempt((number) => number + 1)
  }, [])
  const refresh = useCallback(async () => setLoaded({ state: "ready", value: await load() }), [load])
  return [loaded, again, refresh]
}
