export interface JapaneseName {
  /** 姓. The whole name when it cannot be split. */
  last_name: string
  /** 名. Empty when it cannot be split. */
  first_name: string
}

/** Splits the one name string that Amazon sends into 姓 and 名. */
export function splitName(name: string | null | undefined): JapaneseName {
  const whole = (name ?? "").trim()
  const [last = "", ...first] = whole.split(/\s+/)
  return { last_name: last, first_name: first.join(" ") }
}
