import type { ReactNode } from "react"

interface Props {
  tone: "problem" | "good" | "plain"
  title?: string
  children: ReactNode
}

/** Something the shopper has to know; problems are read out at once. */
export function Notice({ tone, title, children }: Props) {
  return (
    <div className={`notice notice-${tone}`} role={tone === "problem" ? "alert" : "status"}>
      {title && <p className="notice-title">{title}</p>}
      <div className="notice-body">{children}</div>
    </div>
  )
}
