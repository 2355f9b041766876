import { Text } from "@medusajs/ui"

import { usePanelText } from "../../hooks/use-panel-text"
import { CopyableId } from "../copyable-id"
import { Field } from "../field-list"

interface CopyFieldProps {
  name: string
  hint?: string
  values: readonly string[]
}

/** Values as they are, each to be copied. */
export function CopyField({ name, hint, values }: CopyFieldProps) {
  const { t } = usePanelText()

  return (
    <Field name={name} stacked>
      {hint && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {hint}
        </Text>
      )}
      {values.length === 0 && t("amazonPay.settings.nothing")}
      {values.map((value) => (
        <CopyableId key={value} id={value} />
      ))}
    </Field>
  )
}
