import { describeTogether } from "../support/store"

describeTogether([
  "../http/purchase.spec",
  "../http/amount.spec",
  "../http/currency.spec",
  "../http/free-order.spec",
  "../http/repetition.spec",
  "../http/return-urls.spec",
  "../http/shipment.spec",
  "../http/placed-order-untouched.spec",
  "../http/shop-fails.spec",
  "../http/confirmed-again.spec",
  "../http/as-agreed-at-amazon.spec",
])
