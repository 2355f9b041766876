import { preferredLanguage } from "../../src/amazon/preferred-language"
import { FREQUENCY_LANGUAGES, frequencyText, type Frequency } from "../../src/amazon/recurring/frequency"

/** "every 3 months" */
export function formatFrequency(frequency: Frequency, locale: string): string {
  return frequencyText(frequency, preferredLanguage(locale, FREQUENCY_LANGUAGES))
}
