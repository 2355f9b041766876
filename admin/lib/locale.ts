/** The dashboard names languages "ptBR" and "zhCN"; Intl wants "pt-BR" and throws on the former. */
export function toLocale(language: string | undefined): string {
  const locale = (language ?? "").replace(/([a-z])([A-Z])/g, "$1-$2")
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en"
  } catch {
    return "en"
  }
}
