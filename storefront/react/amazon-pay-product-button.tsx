"use client"
import { type ReactNode, useCallback } from "react"
import type { AmazonPayButton, AmazonPayUnavailable, ButtonDecoration } from "../button.js"
import { renderProductButton } from "../render-product-button.js"
import { useLatest } from "./use-latest.js"
import { useMountedButton } from "./use-mounted-button.js"

export interface AmazonPayProductButtonProps {
  /** How the button looks. Keep it in state or outside the component: a new object is a new button. */
  decoration: ButtonDecoration
  /** Puts the item into the cart and fetches the signed button. The newest one is called. */
  prepare: () => Promise<AmazonPayButton | AmazonPayUnavailable>
  /** Told what rendering or `prepare` threw. */
  onError?: (error: unknown) => void
  /** Shown instead of the button when the script is blocked. */
  fallback?: ReactNode
  className?: string
}

/** The Amazon Pay button of a product page. */
export function AmazonPayProductButton(props: AmazonPayProductButtonProps) {
  const { decoration, onError, fallback, className } = props
  const latest = useLatest(props)
  const mount = useCallback(
    (element: HTMLElement, signal: AbortSignal) =>
      renderProductButton(element, decoration, () => latest.current.prepare(), {
        signal,
        onError: (error) => latest.current.onError?.(error),
      }),
    [decoration, latest],
  )
  const { ref, blocked } = useMountedButton<HTMLDivElement>(mount, onError)
  return (
    <>
      <div ref={ref} className={className} hidden={blocked} />
      {blocked && fallback}
    </>
  )
}
