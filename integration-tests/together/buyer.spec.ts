import { describeTogether } from "../support/store"

describeTogether([
  "../http/any-buyer.spec",
  "../http/buyer-address.spec",
  "../http/whose-buyer.spec",
  "../http/foreign-session.spec",
  "../http/posted-data.spec",
  "../http/attacks.spec",
  "../http/bad-input.spec",
])
