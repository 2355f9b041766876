import { describeTogether } from "../support/store"

describeTogether([
  "../http/abandoned-and-sold-out.spec",
  "../http/broken-off.spec",
  "../http/clock.spec",
  "../http/clocks-apart.spec",
  "../http/lost-completion.spec",
  "../http/odd-answers.spec",
  "../http/odd-completion.spec",
  "../http/outage.spec",
  "../http/reconcile.spec",
  "../http/health.spec",
])
