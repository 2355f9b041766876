import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"

import { useAccounts } from "../../hooks/use-accounts"
import { usePanelText } from "../../hooks/use-panel-text"
import { Answer, Empty } from "../page/answer"
import { Section } from "../page/section"
import { AccountSection } from "./account-section"

/** What the store's accounts are configured with, to be compared with Seller Central. */
export function SettingsPage() {
  const { t } = usePanelText()
  const accounts = useAccounts()

  return (
    <div className="flex flex-col gap-y-3" data-testid="amazon-pay-settings">
      <Section
        level="h1"
        title={t("amazonPay.title")}
        hint={t("amazonPay.settings.hint")}
        aside={
          <Button size="small" variant="secondary" asChild>
            <Link to="/amazon-pay">{t("amazonPay.settings.toPage")}</Link>
          </Button>
        }
        isBusy={accounts.isFetching}
        testId="amazon-pay-accounts"
      >
        {!accounts.data && <Answer query={accounts}>{() => null}</Answer>}
        {accounts.data?.accounts.length === 0 && <Empty>{t("amazonPay.settings.none")}</Empty>}
      </Section>
      {accounts.data?.accounts.map((account) => (
        <AccountSection key={account.provider_id} account={account} />
      ))}
    </div>
  )
}
