import { describeTogether } from "../support/store"

describeTogether([
  "../http/recurring-year.spec",
  "../http/captured-and-sold-out.spec",
  "../http/first-part-captured.spec",
  "../http/lost-answers-at-checkout.spec",
])
