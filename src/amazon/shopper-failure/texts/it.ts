import type { Texts } from "./texts.js"

export const it: Texts = {
  buyer_canceled:
    "Hai annullato il pagamento con Amazon Pay. Non ti è stato addebitato nulla e il carrello è rimasto invariato. Puoi riprovare o scegliere un’altra modalità di pagamento.",
  declined:
    "Amazon Pay non ha potuto accettare questo pagamento. Non ti è stato addebitato nulla. Scegli un altro metodo di pagamento su Amazon o un’altra modalità di pagamento.",
  payment_method_unusable:
    "Il metodo di pagamento selezionato non può essere utilizzato. Non ti è stato addebitato nulla. Scegline un altro su Amazon.",
  authentication_failed:
    "La verifica con la tua banca non è stata completata. Non ti è stato addebitato nulla. Riprova o scegli un altro metodo di pagamento su Amazon.",
  amount_too_high:
    "L’importo dell’ordine supera il limite di Amazon Pay. Non ti è stato addebitato nulla. Scegli un’altra modalità di pagamento.",
  timed_out:
    "Amazon Pay non è riuscito a confermare il pagamento in tempo. Non ti è stato addebitato nulla. Scegli un’altra modalità di pagamento.",
  payment_failed:
    "Il pagamento con Amazon Pay non è andato a buon fine e l’ordine non è stato effettuato. Scegli un’altra modalità di pagamento.",
  expired:
    "La tua sessione di pagamento con Amazon Pay è scaduta. Non ti è stato addebitato nulla. Ricomincia con il pulsante Amazon Pay.",
  amazon_unreachable:
    "Amazon Pay non è al momento raggiungibile. L’ordine non è ancora stato effettuato. Attendi un momento e riprova: non ti verrà addebitato due volte.",
  not_approved:
    "Amazon Pay non ha ancora confermato il pagamento. Non ti è stato addebitato nulla. Conferma di nuovo l’ordine.",
  payment_pending:
    "Amazon Pay sta ancora confermando un pagamento di questo ordine. Attendi un momento e ricarica la pagina: non ti verrà addebitato due volte.",
  cart_changed:
    "Il carrello è cambiato durante il pagamento. Non ti è stato addebitato nulla. Controllalo e ricomincia con il pulsante Amazon Pay.",
  total_changed:
    "È cambiato un prezzo, il costo di spedizione o uno sconto, e con esso il totale. Non ti è stato addebitato nulla. Controlla il nuovo totale e conferma di nuovo l’ordine.",
  recurring_changed:
    "Le condizioni del pagamento ricorrente sono cambiate durante il pagamento. Non ti è stato addebitato nulla. Controllale e ricomincia con il pulsante Amazon Pay.",
  address_changed:
    "L’indirizzo di consegna non è più quello scelto su Amazon. Non ti è stato addebitato nulla. Riprendi l’indirizzo di Amazon o scegline un altro su Amazon.",
  cart_empty: "Il carrello è vuoto. Non ti è stato addebitato nulla. Aggiungi un articolo e ricomincia.",
  cart_incomplete:
    "Mancano alcuni dati per completare l’ordine. Non ti è stato addebitato nulla. Controlla l’indirizzo e il metodo di spedizione e riprova.",
  details_missing: "Mancano dati necessari per l’ordine. Non ti è stato addebitato nulla. Inseriscili e riprova.",
  email_refused: "Non possiamo usare questo indirizzo e-mail. Non ti è stato addebitato nulla. Inseriscine un altro.",
  shipping_unavailable:
    "Non effettuiamo consegne a questo indirizzo. Non ti è stato addebitato nulla. Scegli un altro indirizzo di spedizione su Amazon.",
  out_of_stock:
    "Spiacenti, un articolo nel carrello non è più disponibile nella quantità richiesta. Non ti è stato addebitato nulla. Modifica la quantità e riprova.",
  nothing_to_pay:
    "Per questo carrello non c’è nulla da pagare. Non ti è stato addebitato nulla. Conferma l’ordine senza Amazon Pay o scegli un’altra modalità di pagamento.",
  other_payment_open:
    "Per questo carrello è già stato avviato un altro pagamento. Non ti è stato addebitato nulla con Amazon Pay. Completalo o scegli un’altra modalità di pagamento.",
  over_recurring_limit:
    "L’importo dell’ordine supera il limite mensile di Amazon Pay per i pagamenti ricorrenti. Non ti è stato addebitato nulla. Scegli un’altra modalità di pagamento.",
  session_gone:
    "Questo pagamento Amazon Pay non è stato trovato. Non ti è stato addebitato nulla. Ricomincia con il pulsante Amazon Pay.",
  invalid_return:
    "Si è verificato un errore durante il ritorno da Amazon Pay. Non ti è stato addebitato nulla. Ricomincia con il pulsante Amazon Pay.",
  wrong_cart:
    "Questo pagamento Amazon Pay appartiene a un altro carrello. Non ti è stato addebitato nulla. Ricomincia con il pulsante Amazon Pay.",
  not_configured:
    "Amazon Pay non è al momento disponibile. Non ti è stato addebitato nulla. Scegli un’altra modalità di pagamento.",
  provider_unavailable:
    "Amazon Pay non è più disponibile per questo carrello. Non ti è stato addebitato nulla e il carrello è invariato. Scegli un’altra modalità di pagamento.",
  currency_unsupported:
    "Amazon Pay non accetta pagamenti in questa valuta. Non ti è stato addebitato nulla. Scegli un’altra modalità di pagamento.",
  script_blocked:
    "Non è stato possibile caricare Amazon Pay. Non ti è stato addebitato nulla. Disattiva il blocco degli annunci e ricarica la pagina, oppure scegli un’altra modalità di pagamento.",
  shop_unreachable:
    "Il negozio non è al momento raggiungibile. Controlla la connessione e riprova: non ti verrà addebitato due volte.",
}
