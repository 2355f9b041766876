import { describeFractions } from "../support/fractions"

describeFractions({ currency: "jpy", country: "jp" }, [
  { total: 1380.5, atAmazon: 1381, parts: [500.25, 500.25, 380] },
  { total: 1000.5, atAmazon: 1001, parts: [333.5, 333.5, 333.5] },
])
