import { useCallback } from "react"
import { useAccount } from "../account/account"
import { LoginForm } from "../account/login-form"
import { LoadFailure } from "../components/load-failure"
import { Loading } from "../components/loading"
import { PageTitle } from "../components/page-title"
import { useLanguage } from "../i18n/language"
import { SubscriptionPanel } from "../mypage/subscription-panel"
import { loadSubscriptions } from "../mypage/subscriptions"
import { Link } from "../routing/link"
import { SUBSCRIPTION } from "../shop/plan"
import { useShop } from "../shop/shop"
import { useLoaded } from "../shop/use-loaded"

/** マイページ: the customer's subscriptions. */
export function MyPage() {
  const { texts } = useLanguage()
  const { email, logout } = useAccount()
  return (
    <div className="narrow stack">
      <PageTitle name={texts.myPage} />
      {email === undefined && <Loading>{texts.loading}</Loading>}
      {email === null && <LoginForm />}
      {typeof email === "string" && (
        <>
          <div className="with-action">
            <p>{email}</p>
            <button type="button" className="text-button" onClick={() => void logout()}>
              {texts.logout}
            </button>
          </div>
          <Subscriptions />
        </>
      )}
    </div>
  )
}

function Subscriptions() {
  const { texts } = useLanguage()
  const { sdk } = useShop()
  const load = useCallback(() => loadSubscriptions(sdk), [sdk])
  const [loaded, again, refresh] = useLoaded(load)
  if (loaded.state === "loading") return <Loading>{texts.loading}</Loading>
  if (loaded.state === "failed") return <LoadFailure onRetry={again} />
  const { mine, today } = loaded.value
  return (
    <>
      {mine.map((one) => (
        <SubscriptionPanel key={one.id} subscription={one} today={today} onChange={refresh} />
      ))}
      {mine.length === 0 && <p>{texts.noSubscriptions}</p>}
      <Link className="text-link" href={`/products/${SUBSCRIPTION}`}>
        {texts.toSubscription}
      </Link>
    </>
  )
}
