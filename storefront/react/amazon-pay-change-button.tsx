"use client"
import { type ReactNode, useCallback } from "react"
import { bindChangeAction, type ChangeAction } from "../bind-change-action.js"
import { useMountedButton } from "./use-mounted-button.js"

export interface AmazonPayChangeButtonProps {
  scriptUrl: string
  checkoutSessionId: string
  changeAction: ChangeAction
  children: ReactNode
  onError?: (error: unknown) => void
  className?: string
}

/** The review page's 変更: a plain button that leads to Amazon and back. */
export function AmazonPayChangeButton(props: AmazonPayChangeButtonProps) {
  const { scriptUrl, checkoutSessionId, changeAction, children, onError, className } = props
  const mount = useCallback(
    (element: HTMLElement, signal: AbortSignal) =>
      bindChangeAction(element, { scriptUrl, checkoutSessionId, changeAction, signal }),
    [scriptUrl, checkoutSessionId, changeAction],
  )
  const { ref, blocked } = useMountedButton<HTMLButtonElement>(mount, onError)
  return (
    <button ref={ref} type="button" className={className} disabled={blocked}>
      {children}
    </button>
  )
}
