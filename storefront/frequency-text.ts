import { preferredLanguage } from "../src/amazon/preferred-language.js"
import { FREQUENCY_LANGUAGES, frequencyText as textOf, type Frequency } from "../src/amazon/recurring/frequency.js"

/**
 * How often a shopper is charged, in words: "every 3 months".
 *
 * @param language BCP 47 tag; ja, en, de, fr, es and it are known, English is the rest
 */
export function frequencyText(frequency: Frequency, language: string): string {
  return textOf(frequency, preferredLanguage(language, FREQUENCY_LANGUAGES))
}
