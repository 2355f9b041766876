import { describeFractions } from "../support/fractions"

const TOTALS = [
  { total: 10.995, atAmazon: 11, parts: [3.665, 3.665, 3.665] },
  { total: 20.12, atAmazon: 20.12, parts: [10.055, 10.065] },
]

describeFractions({ currency: "usd", country: "us" }, TOTALS, { AMAZON_PAY_REGION: "na" })
