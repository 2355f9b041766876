import { describeTogether } from "../support/store"

describeTogether([
  "../http/admin.spec",
  "../http/find-order.spec",
  "../http/canceled-order.spec",
  "../http/panel-large.spec",
  "../http/expired-authorization.spec",
  "../http/as-recorded.spec",
  "../http/first-part.spec",
  "../http/permission-limits.spec",
])
