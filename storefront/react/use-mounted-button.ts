import { type RefObject, useEffect, useRef, useState } from "react"
import { AmazonPayScriptBlockedError } from "../errors.js"
import { useLatest } from "./use-latest.js"

/**
 * Mounts something of the kit's into an element for as long as the component lives and `mount` stays the same function.
 * StrictMode's second mount aborts the first before it has rendered anything.
 */
export function useMountedButton<Element extends HTMLElement>(
  mount: (element: Element, signal: AbortSignal) => Promise<unknown>,
  onError: ((error: unknown) => void) | undefined,
): { ref: RefObject<Element>; blocked: boolean } {
  const ref = useRef<Element>(null)
  const report = useLatest(onError)
  const [blocked, setBlocked] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const life = new AbortController()
    mount(element, life.signal).catch((error: unknown) => {
      if (life.signal.aborted) return
      const isBlocked = error instanceof AmazonPayScriptBlockedError
      setBlocked(isBlocked)
      if (report.current) report.current(error)
      else if (!isBlocked) throw error // for the console, and for whoever collects unhandled rejections
    })
    return () => life.abort()
  }, [mount, report])
  return { ref, blocked }
}
