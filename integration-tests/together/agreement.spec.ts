import { describeTogether } from "../support/store"

describeTogether([
  "../http/recurring.spec",
  "../http/recurring-told.spec",
  "../http/recurring-calls.spec",
  "../http/recurring-terms.spec",
  "../http/recurring-trial.spec",
  "../http/recurring-peers.spec",
  "../http/recurring-attempts.spec",
  "../http/recurring-lifetime.spec",
  "../http/changed-while-paid.spec",
])
