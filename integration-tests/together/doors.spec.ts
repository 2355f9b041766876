import { describeTogether } from "../support/store"

describeTogether([
  "../http/doors.spec",
  "../http/forged-requests.spec",
  "../http/fuzz.spec",
  "../http/nothing-leaks.spec",
  "../http/ipn.spec",
  "../http/recurring-processes.spec",
])
