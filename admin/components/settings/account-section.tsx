import { Badge } from "@medusajs/ui"

import type { AccountView } from "../../../src/workflows/dashboard/types"
import { usePanelText } from "../../hooks/use-panel-text"
import { FieldList } from "../field-list"
import { Section } from "../page/section"
import { AccountRegions } from "./account-regions"
import { CheckConnection } from "./check-connection"
import { CopyField } from "./copy-field"
import { Notifications } from "./notifications"

/** One payment provider's account. */
export function AccountSection({ account }: { account: AccountView }) {
  const { t } = usePanelText()
  const { provider_id, region, environment, merchant_id, store_id, public_key_id, hosts } = account

  return (
    <Section
      title={t(`amazonPay.settings.region.${region}`)}
      hint={provider_id}
      aside={
        <Badge
          size="2xsmall"
          color={environment === "sandbox" ? "orange" : "green"}
          data-testid="amazon-pay-environment"
        >
          {t(`amazonPay.settings.environment.${environment}`)}
        </Badge>
      }
      testId="amazon-pay-account"
    >
      <CheckConnection providerId={provider_id} />
      <div className="px-6 py-4">
        <FieldList>
          <CopyField name={t("amazonPay.settings.merchantId")} values={[merchant_id]} />
          <CopyField name={t("amazonPay.settings.storeId")} values={[store_id]} />
          <CopyField name={t("amazonPay.settings.publicKeyId")} values={[public_key_id]} />
          <CopyField name={t("amazonPay.settings.apiHost")} values={[hosts.api]} />
          <CopyField name={t("amazonPay.settings.scriptHost")} values={[hosts.checkout_script]} />
        </FieldList>
      </div>
      <Notifications account={account} />
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <FieldList>
          <CopyField
            name={t("amazonPay.settings.allowedOrigins")}
            hint={t("amazonPay.settings.compareHint")}
            values={account.allowed_origins}
          />
          <CopyField name={t("amazonPay.settings.returnUrls")} values={account.return_urls} />
        </FieldList>
      </div>
      <AccountRegions regions={account.regions} />
    </Section>
  )
}
