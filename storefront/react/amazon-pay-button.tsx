"use client"
import { type ReactNode, useCallback } from "react"
import type { AmazonPayButton as Button } from "../button.js"
import { renderButton } from "../render-button.js"
import { useMountedButton } from "./use-mounted-button.js"

export interface AmazonPayButtonProps {
  /** The store's answer. Keep it in state: a new object is a new button. */
  button: Button
  /** Told an AmazonPayScriptBlockedError, or what Amazon's script threw; without it the latter stays unhandled. */
  onError?: (error: unknown) => void
  /** Shown instead of the button when the script is blocked, e.g. a link to the other ways to pay. */
  fallback?: ReactNode
  className?: string
}

/** The Amazon Pay button of a cart or a checkout page. */
export function AmazonPayButton({ button, onError, fallback, className }: AmazonPayButtonProps) {
  const mount = useCallback(
    (element: HTMLElement, signal: AbortSignal) => renderButton(element, button, { signal }),
    [button],
  )
  const { ref, blocked } = useMountedButton<HTMLDivElement>(mount, onError)
  return (
    <>
      <div ref={ref} className={className} hidden={blocked} />
      {blocked && fallback}
    </>
  )
}
