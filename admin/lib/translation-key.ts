import type en from "../i18n/en.json"
import type page from "../i18n/page/en.json"

type PathOf<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Key : `${Key}.${PathOf<Node[Key]>}`
}[keyof Node & string]

/** Every key of `admin/i18n/en.json` and of the pages' texts, so that a mistyped or deleted key does not compile. */
export type TranslationKey = PathOf<typeof en> | PathOf<typeof page>
