import type { ButtonHTMLAttributes } from "react"

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  busy: boolean
  /** Shown instead of the children while busy. */
  busyText: string
}

/** A button that shows that its press was taken. It keeps the focus while it is busy, which `disabled` would take. */
export function BusyButton({ busy, busyText, children, onClick, ...rest }: Props) {
  return (
    <button
      {...rest}
      aria-disabled={busy}
      aria-busy={busy}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy && <span className="spinner" aria-hidden="true" />}
      {busy ? busyText : children}
    </button>
  )
}
