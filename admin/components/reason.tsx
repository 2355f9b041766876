import { Text } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"
import { reasonKey, type ReasonOf } from "../lib/reason-key"

interface ReasonProps {
  of: ReasonOf
  code: string | null
}

/** What Amazon's reason code means for the admin, with the code itself: that is what Amazon's support asks for. */
export function Reason({ of, code }: ReasonProps) {
  const { t } = usePanelText()
  if (!code) return null
  const key = reasonKey(of, code)

  return (
    <Text size="small" className="text-ui-fg-subtle" data-testid="amazon-pay-reason">
      {key && t(key)}{" "}
      <Text as="span" size="xsmall" family="mono" className="text-ui-fg-subtle break-words">
        {code}
      </Text>
    </Text>
  )
}
