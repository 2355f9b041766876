import { describeTogether } from "../support/store"

describeTogether([
  "../http/recurring-contract.spec",
  "../http/recurring-contract-attacks.spec",
  "../http/recurring-refused.spec",
  "../http/recurring-closed.spec",
  "../http/recurring-reopened.spec",
  "../http/recurring-transferred.spec",
  "../http/recurring-withdrawn.spec",
])
