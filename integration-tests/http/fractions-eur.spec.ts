import { describeFractions } from "../support/fractions"

const TOTALS = [
  { total: 10.005, atAmazon: 10.01, parts: [3.335, 3.335, 3.335] },
  { total: 20.1234, atAmazon: 20.12, parts: [10.0617, 10.0617] },
]

describeFractions({ currency: "eur", country: "de" }, TOTALS, { AMAZON_PAY_REGION: "eu" })
