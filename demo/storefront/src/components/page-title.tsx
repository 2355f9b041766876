import { useEffect, useRef, type ReactNode } from "react"
import { useLanguage } from "../i18n/language"

let firstPage = true

/** A page's heading. On the way from page to page it takes the focus, so that a screen reader says where one is. */
export function PageTitle({ children, name }: { children?: ReactNode; name: string }) {
  const { texts } = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${name} | ${texts.shopName}`
  }, [name, texts])
  useEffect(() => {
    if (!firstPage) heading.current?.focus({ preventScroll: true })
    firstPage = false
  }, [])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? name}
    </h1>
  )
}
