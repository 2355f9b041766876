import { describeTogether } from "../support/store"

describeTogether([
  "../http/changed-key.spec",
  "../http/payment-link.spec",
  "../http/pending-authorization.spec",
  "../http/provider-unavailable.spec",
])
