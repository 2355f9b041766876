import { CheckCircleSolid, ExclamationCircle, ExclamationCircleSolid, InformationCircle } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

export type Tone = "done" | "info" | "warning" | "error"

interface NoteProps {
  tone: Tone
  title: ReactNode
  children?: ReactNode
}

/** Something to be read, with a sign of how urgent it is. */
export function Note({ tone, title, children }: NoteProps) {
  return (
    <div className="flex min-w-0 items-start gap-x-2">
      <Sign tone={tone} />
      <div className="flex min-w-0 grow flex-col gap-y-1">
        <Text as="div" size="small" weight="plus">
          {title}
        </Text>
        {children}
      </div>
    </div>
  )
}

export function Sign({ tone }: { tone: Tone }) {
  const place = "mt-0.5 shrink-0"
  switch (tone) {
    case "done":
      return <CheckCircleSolid aria-hidden className={`text-ui-tag-green-icon ${place}`} />
    case "info":
      return <InformationCircle aria-hidden className={`text-ui-tag-blue-icon ${place}`} />
    case "warning":
      return <ExclamationCircle aria-hidden className={`text-ui-tag-orange-icon ${place}`} />
    case "error":
      return <ExclamationCircleSolid aria-hidden className={`text-ui-tag-red-icon ${place}`} />
  }
}
