import type en from "../i18n/en.json"

type PathOf<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Key : `${Key}.${PathOf<Node[Key]>}`
}[keyof Node & string]

/** Every key of `admin/i18n/en.json`, so that a mistyped or deleted key does not compile. */
export type TranslationKey = PathOf<typeof en>
