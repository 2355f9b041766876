import { ArrowUpRightOnBox } from "@medusajs/icons"
import { Text } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"
import type { AmazonPayPayment } from "../lib/amazon-pay-order"

interface PaymentFooterProps {
  payment: AmazonPayPayment
}

export function PaymentFooter({ payment: { looked_at, seller_central_url } }: PaymentFooterProps) {
  const { t, dateTime } = usePanelText()

  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
      <Text size="xsmall" className="text-ui-fg-muted" data-testid="amazon-pay-looked-at">
        {looked_at ? t("amazonPay.lookedAt", { date: dateTime(looked_at) }) : t("amazonPay.neverLooked")}
      </Text>
      <a
        href={seller_central_url}
        target="_blank"
        rel="noreferrer"
        title={t("amazonPay.sellerCentralHint")}
        className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover flex items-center gap-x-1 text-xs"
        data-testid="amazon-pay-seller-central"
      >
        {t("amazonPay.sellerCentral")}
        <ArrowUpRightOnBox aria-hidden />
      </a>
    </div>
  )
}
