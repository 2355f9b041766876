import type { ReactNode } from "react"

import { NotLoaded } from "../entry/not-loaded"
import { Waiting } from "../entry/waiting"
import { useTexts } from "../hooks/use-texts"
import type { TextBundle } from "../i18n/bundles"

interface WithTextsProps {
  bundles: readonly TextBundle[]
  children: ReactNode
}

/** Shows its children once their words are there in the dashboard's language. */
export function WithTexts({ bundles, children }: WithTextsProps) {
  const { isSuccess, isError } = useTexts(bundles)
  if (isSuccess) return children
  return isError ? <NotLoaded /> : <Waiting />
}
