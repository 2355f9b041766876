import { describeTogether } from "../support/store"

describeTogether([
  "../http/seller-central.spec",
  "../http/seller-central-refunds.spec",
  "../http/refund-on-its-way.spec",
  "../http/refund-while-edited.spec",
  "../http/fractions.spec",
  "../http/lost-answers.spec",
  "../http/asked-again.spec",
  "../http/at-the-same-time.spec",
])
