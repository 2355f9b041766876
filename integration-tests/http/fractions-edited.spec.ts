import { describeEditedFractions } from "../support/fractions-edited"

describeEditedFractions({ currency: "jpy", country: "jp" }, [
  { price: 1380.5, atAmazon: "1381", quantity: 3, total: "4142" },
  { price: 333.3334, atAmazon: "333", quantity: 3, total: "1000" },
])
