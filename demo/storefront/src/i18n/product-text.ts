import type { Language } from "./language"

interface ProductText {
  title: string
  description: string
}

/** Medusa holds the products in Japanese; these are the same in English, by handle. */
const ENGLISH: Record<string, ProductText> = {
  "coffee-beans": {
    title: "Coffee beans",
    description: "A medium roast blend: gently bitter, with a hint of sweetness. 200 g.",
  },
  "coffee-cup": { title: "Coffee cup", description: "A round white cup that sits well in the hand. 200 ml." },
  "coffee-guide": {
    title: "Brewing guide (PDF)",
    description: "From grinding to pouring: a good cup at home, in 24 illustrated pages.",
  },
  "coffee-subscription": {
    title: "Monthly coffee subscription",
    description:
      "Freshly roasted beans every month, 200 g; the first bag at a taster's price. Pause or end it at any time.",
  },
}

export function productText(language: Language, handle: string | null | undefined, japanese: ProductText): ProductText {
  return (language === "en" && handle ? ENGLISH[handle] : undefined) ?? japanese
}

const SHIPPING: Record<string, string> = {
  通常配送: "Standard delivery",
  お急ぎ便: "Express delivery",
  "2〜4日でお届けします": "Arrives in 2 to 4 days",
  翌日にお届けします: "Arrives the next day",
}

export function shippingText(language: Language, japanese: string): string {
  return (language === "en" ? SHIPPING[japanese] : undefined) ?? japanese
}
