import type { Texts } from "./texts.js"

export const de: Texts = {
  buyer_canceled:
    "Sie haben die Zahlung mit Amazon Pay abgebrochen. Es wurde nichts abgebucht, Ihr Warenkorb ist unverändert. Sie können es erneut versuchen oder eine andere Zahlungsart wählen.",
  declined:
    "Die Zahlung mit Amazon Pay wurde abgelehnt. Es wurde nichts abgebucht. Bitte wählen Sie bei Amazon ein anderes Zahlungsmittel oder hier eine andere Zahlungsart.",
  payment_method_unusable:
    "Das gewählte Zahlungsmittel kann nicht verwendet werden. Es wurde nichts abgebucht. Bitte wählen Sie bei Amazon ein anderes Zahlungsmittel.",
  authentication_failed:
    "Die Bestätigung durch Ihre Bank oder Ihren Kartenanbieter wurde nicht abgeschlossen. Es wurde nichts abgebucht. Bitte versuchen Sie es erneut oder wählen Sie bei Amazon ein anderes Zahlungsmittel.",
  amount_too_high:
    "Ihre Bestellung übersteigt den Betrag, der mit Amazon Pay bezahlt werden kann. Es wurde nichts abgebucht. Bitte wählen Sie eine andere Zahlungsart.",
  timed_out:
    "Amazon Pay konnte die Zahlung nicht rechtzeitig bestätigen. Es wurde nichts abgebucht. Bitte wählen Sie eine andere Zahlungsart.",
  payment_failed:
    "Die Zahlung mit Amazon Pay ist fehlgeschlagen, Ihre Bestellung wurde nicht aufgegeben. Bitte wählen Sie eine andere Zahlungsart.",
  expired:
    "Ihr Bezahlvorgang mit Amazon Pay ist abgelaufen. Es wurde nichts abgebucht. Bitte beginnen Sie erneut mit dem Amazon-Pay-Button.",
  amazon_unreachable:
    "Amazon Pay ist gerade nicht erreichbar. Ihre Bestellung ist noch nicht aufgegeben. Bitte warten Sie einen Moment und versuchen Sie es erneut; es wird nichts doppelt abgebucht.",
  not_approved:
    "Amazon Pay hat die Zahlung noch nicht bestätigt. Es wurde nichts abgebucht. Bitte schicken Sie Ihre Bestellung noch einmal ab.",
  payment_pending:
    "Amazon Pay bestätigt noch eine Zahlung dieser Bestellung. Bitte warten Sie einen Moment und laden Sie die Seite neu; es wird nichts doppelt abgebucht.",
  cart_changed:
    "Ihr Warenkorb hat sich während des Bezahlens geändert. Es wurde nichts abgebucht. Bitte prüfen Sie ihn und schicken Sie Ihre Bestellung erneut ab.",
  total_changed:
    "Ein Preis, die Versandkosten oder ein Rabatt haben sich geändert und damit auch die Gesamtsumme. Es wurde nichts abgebucht. Bitte prüfen Sie die neue Summe und schicken Sie Ihre Bestellung erneut ab.",
  cart_empty:
    "Ihr Warenkorb ist leer. Es wurde nichts abgebucht. Bitte legen Sie einen Artikel hinein und beginnen Sie erneut.",
  cart_incomplete:
    "Für Ihre Bestellung fehlen noch Angaben. Es wurde nichts abgebucht. Bitte prüfen Sie Lieferadresse und Versandart und versuchen Sie es erneut.",
  details_missing:
    "Für die Lieferung fehlt noch eine Angabe, zum Beispiel Ihre Telefonnummer. Es wurde nichts abgebucht. Bitte ergänzen Sie sie und versuchen Sie es erneut.",
  shipping_unavailable:
    "An diese Adresse können wir nicht liefern. Es wurde nichts abgebucht. Bitte wählen Sie bei Amazon eine andere Lieferadresse.",
  out_of_stock:
    "Leider ist ein Artikel in Ihrem Warenkorb nicht mehr in der gewünschten Menge verfügbar. Es wurde nichts abgebucht. Bitte passen Sie die Menge an und versuchen Sie es erneut.",
  session_gone:
    "Dieser Bezahlvorgang bei Amazon Pay wurde nicht gefunden. Es wurde nichts abgebucht. Bitte beginnen Sie erneut mit dem Amazon-Pay-Button.",
  invalid_return:
    "Bei der Rückkehr von Amazon Pay ist ein Fehler aufgetreten. Es wurde nichts abgebucht. Bitte beginnen Sie erneut mit dem Amazon-Pay-Button.",
  wrong_cart:
    "Dieser Bezahlvorgang bei Amazon Pay gehört zu einem anderen Warenkorb. Es wurde nichts abgebucht. Bitte beginnen Sie erneut mit dem Amazon-Pay-Button.",
  not_configured:
    "Amazon Pay steht zurzeit nicht zur Verfügung. Es wurde nichts abgebucht. Bitte wählen Sie eine andere Zahlungsart.",
  currency_unsupported:
    "In dieser Währung kann nicht mit Amazon Pay bezahlt werden. Es wurde nichts abgebucht. Bitte wählen Sie eine andere Zahlungsart.",
  script_blocked:
    "Amazon Pay konnte nicht geladen werden. Es wurde nichts abgebucht. Bitte schalten Sie Werbeblocker aus und laden Sie die Seite neu, oder wählen Sie eine andere Zahlungsart.",
  shop_unreachable:
    "Der Shop ist gerade nicht erreichbar. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es erneut; es wird nichts doppelt abgebucht.",
}
