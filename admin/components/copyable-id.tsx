import { Copy, Text } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"

interface CopyableIdProps {
  id: string
}

export function CopyableId({ id }: CopyableIdProps) {
  const { t } = usePanelText()

  return (
    <span className="flex min-w-0 items-center gap-x-1">
      <Text as="span" size="xsmall" family="mono" className="text-ui-fg-subtle min-w-0 break-all">
        {id}
      </Text>
      <Copy
        content={id}
        variant="mini"
        aria-label={t("amazonPay.copy", { id })}
        className="text-ui-fg-subtle shrink-0"
      />
    </span>
  )
}
