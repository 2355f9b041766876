import { describeEditedFractions } from "../support/fractions-edited"

const EDITS = [
  { price: 0.1, atAmazon: "0.10", quantity: 3, total: "0.30" },
  { price: 3.335, atAmazon: "3.34", quantity: 3, total: "10.01" },
  { price: 1.0049, atAmazon: "1.00", quantity: 5, total: "5.02" },
]

describeEditedFractions({ currency: "eur", country: "de" }, EDITS, { AMAZON_PAY_REGION: "eu" })
