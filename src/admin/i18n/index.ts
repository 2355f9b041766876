// What every page of the dashboard loads. The other texts come with the panel or page that shows them
// (admin/i18n/bundles.ts). Every plugin shares the dashboard's one namespace "translation": ours keeps to the key
// "amazonPay".
const notLoaded = (text: string) => ({ translation: { amazonPay: { notLoaded: text } } })

export default {
  en: notLoaded("This part could not be loaded. Reload the page."),
  ja: notLoaded("この部分を読み込めませんでした。ページを再読み込みしてください。"),
  de: notLoaded("Dieser Teil konnte nicht geladen werden. Laden Sie die Seite neu."),
  fr: notLoaded("Cette partie n’a pas pu être chargée. Rechargez la page."),
  es: notLoaded("No se pudo cargar esta parte. Vuelva a cargar la página."),
  it: notLoaded("Non è stato possibile caricare questa parte. Ricarica la pagina."),
}
