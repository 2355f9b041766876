import type { ReactNode } from "react"
import { useLanguage } from "../i18n/language"
import { Link } from "../routing/link"
import { useAccount } from "./account"

/** A way to buy a subscription: who has one has to come back to it. */
export function ForMembers({ children }: { children: ReactNode }) {
  const { texts } = useLanguage()
  const { email } = useAccount()
  if (email === undefined) return null
  if (email !== null) return children
  return (
    <>
      <p className="hint">{texts.membersOnly}</p>
      <Link className="button button-primary" href="/mypage">
        {texts.toLogin}
      </Link>
    </>
  )
}
