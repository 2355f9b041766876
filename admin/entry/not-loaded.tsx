import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

/** Where a part's code or words did not come. */
export function NotLoaded() {
  const { t } = useTranslation()

  return (
    <Container className="flex flex-col gap-y-1 px-6 py-4" role="alert" data-testid="amazon-pay-not-loaded">
      <Heading level="h2">Amazon Pay</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {t("amazonPay.notLoaded")}
      </Text>
    </Container>
  )
}
