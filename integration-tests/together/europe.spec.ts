import { describeTogether } from "../support/store"

describeTogether([
  "../http/recurring-europe.spec",
  "../http/taxed-downloads.spec",
  "../http/language.spec",
  "../http/fractions-eur.spec",
])
