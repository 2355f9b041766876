import { AmazonPayPage } from "../components/page/amazon-pay-page"
import { WithTexts } from "../components/with-texts"
import { PAGE_TEXTS, PANEL_TEXTS } from "../i18n/bundles"

export default function AmazonPayPart() {
  return (
    <WithTexts bundles={[PANEL_TEXTS, PAGE_TEXTS]}>
      <AmazonPayPage />
    </WithTexts>
  )
}
