import { remedyOfDelay, type DelayRemedy } from "../delay-remedy"
import type { Texts } from "../texts"

const because = (reasonCode: string | null) => `(${reasonCode ?? "kein Grund angegeben"})`

const DELAY: Readonly<Record<DelayRemedy, string>> = {
  none: "",
  account: " Prüfen Sie das Konto auf der Seite Amazon Pay.",
  order:
    " Bestätigen oder verwerfen Sie die offene Änderung, Rückgabe, den Umtausch oder die Reklamation der Bestellung.",
}

export const de: Texts = {
  title: (displayId) => `Amazon Pay: Bestellung #${displayId}`,
  permission: (id) => `Amazon Pay: Charge Permission ${id}`,
  unplaced: {
    title: "Amazon Pay: bezahlt, ohne Bestellung",
    text: ({ cart_id, checkout_session_id }) =>
      `Ein Käufer hat mit Amazon Pay bezahlt (Checkout Session ${checkout_session_id}), und aus dem Warenkorb ${cart_id} konnte seit einer halben Stunde keine Bestellung werden. Es wird von selbst weiter versucht. Suchen Sie den Grund im Log von Medusa; lässt er sich nicht beheben, stornieren oder erstatten Sie die Zahlung in Seller Central.`,
  },
  notices: {
    captured_though_canceled: ({ amount }) =>
      `Bei Amazon wurden ${amount.toString()} für eine Zahlung eingezogen, die in Medusa storniert ist. Der Einzug ist erfasst: Erstatten Sie ihn, wenn er für die Bestellung nicht gebraucht wird.`,
    captured_beyond_payment: ({ amount }) =>
      `Amazon hat ${amount.toString()} mehr eingezogen, als die Zahlung beträgt. Medusa kann den Mehrbetrag nicht erfassen: Erstatten Sie ihn in Seller Central.`,
    capture_interrupted: ({ amount, reason }) =>
      `Der Einzug von ${amount.toString()} wurde unterbrochen, bevor er Amazon erreicht hat. Er ist nicht mehr möglich und wurde in Medusa zurückgenommen. Grund: ${reason}`,
    interrupted_capture_canceled: ({ amount, canceled }) =>
      `Der Einzug von ${amount.toString()} wurde unterbrochen, bevor er Amazon erreicht hat, und in Medusa zurückgenommen. Er ist nicht mehr möglich, weil die ${canceled === "order" ? "Bestellung" : "Zahlung"} in Medusa storniert ist.`,
    refund_interrupted: ({ amount }) =>
      `Die Erstattung von ${amount.toString()} wurde unterbrochen, bevor sie Amazon erreicht hat, und zurückgenommen. Der Käufer hat dieses Geld nicht erhalten: Erstatten Sie es noch einmal.`,
    found_refund_declined: ({ amount }) =>
      `Amazon hat eine Erstattung von ${amount.toString()} abgelehnt, die nicht im Shop veranlasst wurde. Sie wurde zurückgenommen: Erstatten Sie dem Käufer auf anderem Weg.`,
    outcome_unknown: ({ what }) =>
      `Ob die geänderte Bestellung belastet wurde, ist noch nicht bekannt. Der Versuch wird automatisch wiederholt, bis Amazon geantwortet hat. Warten Sie das Ergebnis ab, bevor Sie den Käufer um die Zahlung bitten. Einzelheiten: ${what}`,
    order_unpaid: ({ amount }) =>
      `Die Bestellung wurde aufgegeben, ihre Zahlung über ${amount.toString()} aber nicht ausgeführt: Amazon hat sie abgelehnt, der Käufer hat sie nicht bestätigt, oder sie war schon freigegeben. Die Bestellung ist nicht bezahlt: Senden Sie dem Käufer einen Zahlungslink, oder stornieren Sie sie.`,
    edited_order_unpaid: ({ reason, kept }) => {
      const what = "Die geänderte Bestellung konnte ohne den Käufer nicht belastet werden."
      if (kept === null) return `${what} Senden Sie dem Käufer einen Zahlungslink. Grund: ${reason}`
      return `${what} Die bisherige Autorisierung über ${kept.toString()} bleibt bestehen. Machen Sie die Änderung rückgängig, oder ziehen Sie die Autorisierung ein und bitten Sie den Käufer um den Rest, oder geben Sie sie frei und senden Sie einen Zahlungslink über den gesamten Betrag. Grund: ${reason}`
    },
    limits_differ: ({ used, known }) =>
      `Laut Amazon wurden auf der Charge Permission ${used.toString()} belastet, im Shop sind ${known.toString()} bekannt. Klären Sie die Differenz in Seller Central.`,
  },
  events: {
    "amazon-pay.authorization_declined": ({ amount, currency_code, reason_code }) =>
      `Die Autorisierung über ${amount} ${currency_code} wurde abgelehnt ${because(reason_code)}. Die Bestellung ist nicht bezahlt: Bitten Sie den Käufer, die Zahlungsart zu ändern oder anders zu bezahlen.`,
    "amazon-pay.capture_declined": ({ amount, currency_code, reason_code }) =>
      `Der Einzug von ${amount} ${currency_code} wurde abgelehnt ${because(reason_code)} und in Medusa zurückgenommen. Autorisieren Sie erneut, oder bitten Sie den Käufer, anders zu bezahlen.`,
    "amazon-pay.refund_declined": ({ amount, currency_code, reason_code }) =>
      `Die Erstattung von ${amount} ${currency_code} wurde abgelehnt ${because(reason_code)} und in Medusa zurückgenommen. Erstatten Sie dem Käufer auf anderem Weg.`,
    "amazon-pay.refund_owed": ({ amount, currency_code }) =>
      `Die Bestellung ist storniert, aber ${amount} ${currency_code} davon sind bei Amazon eingezogen und nicht erstattet. Der Käufer hat noch Anspruch darauf: Erstatten Sie den Betrag auf der Bestellseite.`,
    "amazon-pay.authorization_expiring": ({ amount, currency_code, expires_at }) =>
      `Die Autorisierung über ${amount} ${currency_code} läuft ab (${expires_at}). Ziehen Sie den Betrag vorher ein.`,
    "amazon-pay.authorization_lost": ({ amount, currency_code, reason_code }) =>
      `Die Autorisierung über ${amount} ${currency_code} ist ohne Einzug beendet ${because(reason_code)}. Versenden Sie erst, wenn Sie erneut autorisiert haben oder der Käufer anders bezahlt hat.`,
    "amazon-pay.charge_permission_closed": ({ reason_code }) =>
      `Die Charge Permission wurde geschlossen ${because(reason_code)}: Sie kann nicht weiter belastet werden.`,
    "amazon-pay.charge_permission_expiring": ({ type, expires_at }) =>
      type === "OneTime"
        ? `Die Charge Permission endet am ${expires_at}. Ziehen Sie vorher ein, was von der Bestellung noch offen ist: Danach kann nichts mehr belastet werden.`
        : `Diese Vereinbarung endet am ${expires_at}, wenn vorher nichts belastet wird. Danach kann darauf nichts mehr belastet werden.`,
    "amazon-pay.payment_method_needed": ({ reason_code, buyer_update_url }) =>
      `Der Käufer muss die Zahlungsart aktualisieren, bevor auf diese Vereinbarung wieder etwas belastet werden kann ${because(reason_code)}. Amazon teilt es ihm nicht mit: Senden Sie ihm ${buyer_update_url}`,
    "amazon-pay.recurring_declined": ({ amount, currency_code, period, reason_code, retry_at }) =>
      `Die Belastung von ${amount} ${currency_code} für den Zeitraum ${period} wurde abgelehnt ${because(reason_code)}.${retry_at === null ? " Belasten Sie später noch einmal." : ` Am ${retry_at} wird sie wiederholt.`}`,
    "amazon-pay.recurring_delayed": ({ amount, currency_code, period, reason_code, retry_at }) =>
      reason_code === null
        ? `Die Belastung von ${amount} ${currency_code} für den Zeitraum ${period} ist unterblieben: Der Prozess endete, bevor Amazon gefragt wurde. Belasten Sie noch einmal.`
        : `Die Belastung von ${amount} ${currency_code} für den Zeitraum ${period} ist zurzeit nicht möglich ${because(reason_code)}; abgelehnt wurde nichts. ${retry_at === null ? "Belasten Sie später noch einmal." : `Am ${retry_at} wird sie wiederholt, danach stündlich.`}${DELAY[remedyOfDelay(reason_code)]}`,
    "amazon-pay.recurring_over_cap": ({ amount, currency_code, period, available_at }) =>
      `In diesem Monat ist auf dieser Vereinbarung kein Platz für ${amount} ${currency_code} des Zeitraums ${period}. Belasten Sie ab ${available_at}.`,
    "amazon-pay.recurring_given_up": ({ amount, currency_code, period, reason_code }) =>
      `Die Belastung von ${amount} ${currency_code} für den Zeitraum ${period} wurde aufgegeben ${because(reason_code)}: Es wird nicht mehr versucht. Ist noch etwas offen, bitten Sie den Käufer, anders zu bezahlen.`,
    "amazon-pay.recurring_released": ({ amount, currency_code, period }) =>
      `Die Belastung von ${amount} ${currency_code} für den Zeitraum ${period} wurde freigegeben oder erstattet: Die zugehörige Zahlung gibt es in Medusa nicht mehr. Es ist nichts zu tun. Ist noch etwas offen, belasten Sie es erneut.`,
    "amazon-pay.charge_without_order": ({ amount, currency_code, period }) =>
      `Für den Zeitraum ${period} wurden ${amount} ${currency_code} belastet, und eine halbe Stunde später gibt es keine Bestellung dazu. Legen Sie die Bestellung an oder erstatten Sie die Zahlung.`,
    "amazon-pay.foreign_charge": ({ amount, currency_code, charge_id }) =>
      `Auf diese Vereinbarung wurden ${amount} ${currency_code} belastet (${charge_id}), aber nicht vom Shop. Keine Bestellung ist damit bezahlt: Prüfen Sie es in Seller Central.`,
    "amazon-pay.chargeback_received": ({ object_id }) =>
      `Der Käufer beanstandet die Zahlung (${object_id}). Antworten Sie in Seller Central; es gilt eine Frist.`,
  },
}
