import { useCallback, useRef, useState } from "react"

/**
 * Runs one piece of work at a time, for a button: a second press while the first is at work does nothing.
 * @returns whether it is at work, whether the last time failed, and how to begin
 */
export function useTask() {
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const run = useCallback(async (work: () => Promise<unknown>) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setFailed(false)
    try {
      await work()
    } catch {
      setFailed(true)
    } finally {
      running.current = false
      setBusy(false)
    }
  }, [])
  return { busy, failed, run }
}
