import { Text } from "@medusajs/ui"

import type { Authorizations, AuthorizationView } from "../../../src/workflows/dashboard/types"
import { usePanelText } from "../../hooks/use-panel-text"
import { CopyableId } from "../copyable-id"
import { Deadline } from "../deadline"
import { Reason } from "../reason"
import { Belongings } from "./belongings"

interface AuthorizationRowProps {
  of: keyof Authorizations
  authorization: AuthorizationView
}

export function AuthorizationRow({ of, authorization }: AuthorizationRowProps) {
  const { money, dateTime } = usePanelText()
  const { charge_id, amount, currency_code, reason_code, at } = authorization

  return (
    <li className="flex flex-col gap-y-1 px-6 py-4" data-testid="amazon-pay-authorization">
      <div className="flex flex-wrap justify-between gap-x-4">
        <Text size="small" weight="plus">
          {money(amount, currency_code)}
        </Text>
        <Text as="div" size="small">
          {of === "expiring" ? <Deadline iso={at} /> : <time dateTime={at}>{dateTime(at)}</time>}
        </Text>
      </div>
      {charge_id !== null && <CopyableId id={charge_id} />}
      <Reason of="charge" code={reason_code} />
      <Belongings {...authorization} cart_id={null} />
    </li>
  )
}
