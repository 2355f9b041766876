import { useEffect, useRef } from "react"

/** The latest value for callbacks that come later, without making an effect run again for every new function. */
export function useLatest<Value>(value: Value): { readonly current: Value } {
  const ref = useRef(value)
  useEffect(() => {
    ref.current = value
  })
  return ref
}
