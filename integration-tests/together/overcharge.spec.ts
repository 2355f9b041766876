import { describeTogether } from "../support/store"

describeTogether([
  "../http/panel.spec",
  "../http/books.spec",
  "../http/edited-order.spec",
  "../http/edit-at-the-same-time.spec",
  "../http/returned-order.spec",
  "../http/half-done-void.spec",
  "../http/seller-central-overcharge.spec",
  "../http/fractions-edited.spec",
  "../http/lost-answers-overcharge.spec",
])
