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
    "Ihr Warenkorb hat sich während des Bezahlvorgangs geändert. Es wurde nichts abgebucht. Bitte prüfen Sie ihn und beginnen Sie mit dem Amazon-Pay-Button neu.",
  total_changed:
    "Ein Preis, die Versandkosten oder ein Rabatt haben sich geändert und damit auch die Gesamtsumme. Es wurde nichts abgebucht. Bitte prüfen Sie die neue Summe und schicken Sie Ihre Bestellung erneut ab.",
  recurring_changed:
    "Die Bedingungen Ihrer wiederkehrenden Zahlung haben sich während des Bezahlvorgangs geändert. Es wurde nichts abgebucht. Bitte prüfen Sie sie und beginnen Sie mit dem Amazon-Pay-Button neu.",
  address_changed:
    "Die Lieferadresse ist nicht mehr die, die Sie bei Amazon gewählt haben. Es wurde nichts abgebucht. Bitte übernehmen Sie die Adresse von Amazon erneut oder wählen Sie bei Amazon eine andere.",
  cart_empty:
    "Ihr Warenkorb ist leer. Es wurde nichts abgebucht. Bitte legen Sie einen Artikel hinein und beginnen Sie erneut.",
  cart_incomplete:
    "Für Ihre Bestellung fehlen noch Angaben. Es wurde nichts abgebucht. Bitte prüfen Sie Lieferadresse und Versandart und versuchen Sie es erneut.",
  details_missing:
    "Für Ihre Bestellung fehlen noch Angaben. Es wurde nichts abgebucht. Bitte ergänzen Sie sie und versuchen Sie es erneut.",
  email_refused:
    "Diese E-Mail-Adresse können wir nicht verwenden. Es wurde nichts abgebucht. Bitte geben Sie eine andere ein.",
  shipping_unavailable:
    "An diese Adresse können wir nicht liefern. Es wurde nichts abgebucht. Bitte wählen Sie bei Amazon eine andere Lieferadresse.",
  out_of_stock:
    "Leider ist ein Artikel in Ihrem Warenkorb nicht mehr in der gewünschten Menge verfügbar. Es wurde nichts abgebucht. Bitte passen Sie die Menge an und versuchen Sie es erneut.",
  nothing_to_pay:
    "Für diesen Warenkorb ist nichts zu bezahlen. Es wurde nichts abgebucht. Bitte schicken Sie Ihre Bestellung ohne Amazon Pay ab oder wählen Sie eine andere Zahlungsart.",
  other_payment_open:
    "Für diesen Warenkorb wurde schon eine andere Zahlung begonnen. Mit Amazon Pay wurde nichts abgebucht. Bitte schließen Sie diese Zahlung ab oder wählen Sie eine andere Zahlungsart.",
  over_recurring_limit:
    "Ihre Bestellung übersteigt den Betrag, der mit Amazon Pay im Monat wiederkehrend bezahlt werden kann. Es wurde nichts abgebucht. Bitte wählen Sie eine andere Zahlungsart.",
  session_gone:
    "Dieser Bezahlvorgang bei Amazon Pay wurde nicht gefunden. Es wurde nichts abgebucht. Bitte beginnen Sie erneut mit dem Amazon-Pay-Button.",
  invalid_return:
    "Bei der Rückkehr von Amazon Pay ist ein Fehler aufgetreten. Es wurde nichts abgebucht. Bitte beginnen Sie erneut mit dem Amazon-Pay-Button.",
  wrong_cart:
    "Dieser Bezahlvorgang bei Amazon Pay gehört zu einem anderen Warenkorb. Es wurde nichts abgebucht. Bitte beginnen Sie erneut mit dem Amazon-Pay-Button.",
  not_configured:
    "Amazon Pay steht zurzeit nicht zur Verfügung. Es wurde nichts abgebucht. Bitte wählen Sie eine andere Zahlungsart.",
  provider_unavailable:
    "Für diesen Warenkorb steht Amazon Pay nicht mehr zur Verfügung. Es wurde nichts abgebucht, und Ihr Warenkorb ist unverändert. Bitte wählen Sie eine andere Zahlungsart.",
  currency_unsupported:
    "In dieser Währung kann nicht mit Amazon Pay bezahlt werden. Es wurde nichts abgebucht. Bitte wählen Sie eine andere Zahlungsart.",
  script_blocked:
    "Amazon Pay konnte nicht geladen werden. Es wurde nichts abgebucht. Bitte schalten Sie Werbeblocker aus und laden Sie die Seite neu, oder wählen Sie eine andere Zahlungsart.",
  shop_unreachable:
    "Der Shop ist gerade nicht erreichbar. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es erneut; es wird nichts doppelt abgebucht.",
}
