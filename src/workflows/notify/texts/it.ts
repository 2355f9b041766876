import { remedyOfDelay, type DelayRemedy } from "../delay-remedy"
import type { Texts } from "../texts"

const because = (reasonCode: string | null) => `(${reasonCode ?? "nessun motivo indicato"})`

const DELAY: Readonly<Record<DelayRemedy, string>> = {
  none: "",
  account: " Controlli l’account nella pagina Amazon Pay.",
  order: " Confermi o annulli la modifica, il reso, il cambio o il reclamo aperto dell’ordine.",
}

export const it: Texts = {
  title: (displayId) => `Amazon Pay: ordine #${displayId}`,
  permission: (id) => `Amazon Pay: Charge Permission ${id}`,
  unplaced: {
    title: "Amazon Pay: pagato, senza ordine",
    text: ({ cart_id, checkout_session_id }) =>
      `Un acquirente ha pagato con Amazon Pay (Checkout Session ${checkout_session_id}) e da mezz’ora il carrello ${cart_id} non diventa un ordine. I tentativi continuano automaticamente. Cerca la causa nel log di Medusa; se non si può risolvere, annulla o rimborsa il pagamento in Seller Central.`,
  },
  notices: {
    captured_though_canceled: ({ amount }) =>
      `Amazon ha incassato ${amount.toString()} su un pagamento annullato in Medusa. L’incasso è registrato: rimborsalo se non serve per l’ordine.`,
    captured_beyond_payment: ({ amount }) =>
      `Amazon ha incassato ${amount.toString()} in più rispetto all’importo del pagamento. Medusa non può registrare l’eccedenza: rimborsala in Seller Central.`,
    capture_interrupted: ({ amount, reason }) =>
      `L’incasso di ${amount.toString()} è stato interrotto prima di arrivare ad Amazon. Non è più possibile ed è stato annullato in Medusa. Motivo: ${reason}`,
    interrupted_capture_canceled: ({ amount, canceled }) =>
      `L’incasso di ${amount.toString()} è stato interrotto prima di arrivare ad Amazon ed è stato annullato in Medusa. Non è più possibile perché ${canceled === "order" ? "l’ordine" : "il pagamento"} è annullato in Medusa.`,
    refund_interrupted: ({ amount }) =>
      `Il rimborso di ${amount.toString()} è stato interrotto prima di arrivare ad Amazon ed è stato annullato. L’acquirente non ha ricevuto questo denaro: esegui di nuovo il rimborso.`,
    found_refund_declined: ({ amount }) =>
      `Amazon ha rifiutato un rimborso di ${amount.toString()} che non è stato eseguito dal negozio. È stato annullato: rimborsa l’acquirente in un altro modo.`,
    outcome_unknown: ({ what }) =>
      `L’esito dell’addebito dell’ordine modificato non è ancora noto. Il tentativo viene ripetuto automaticamente finché Amazon non risponde. Attendi l’esito prima di chiedere all’acquirente di pagare. Dettagli: ${what}`,
    order_unpaid: ({ amount }) =>
      `L’ordine è stato effettuato, ma il pagamento di ${amount.toString()} non è stato eseguito: Amazon lo ha rifiutato, l’acquirente non lo ha approvato, o era già stato rilasciato. L’ordine non è pagato: invia all’acquirente un link di pagamento, oppure annullalo.`,
    edited_order_unpaid: ({ reason, kept }) => {
      const what = "Non è stato possibile addebitare l’ordine modificato senza l’acquirente."
      if (kept === null) return `${what} Invia all’acquirente un link di pagamento. Motivo: ${reason}`
      return `${what} La precedente autorizzazione di ${kept.toString()} resta valida. Annulla la modifica, oppure incassa l’autorizzazione e chiedi il resto all’acquirente, oppure rilasciala e invia un link di pagamento per l’intero importo. Motivo: ${reason}`
    },
    limits_differ: ({ used, known }) =>
      `Per Amazon sono stati addebitati ${used.toString()} sulla Charge Permission, mentre al negozio ne risultano ${known.toString()}. Verifica la differenza in Seller Central.`,
  },
  events: {
    "amazon-pay.authorization_declined": ({ amount, currency_code, reason_code }) =>
      `L’autorizzazione di ${amount} ${currency_code} è stata rifiutata ${because(reason_code)}. L’ordine non è pagato: chiedi all’acquirente di cambiare metodo di pagamento o di pagare in un altro modo.`,
    "amazon-pay.capture_declined": ({ amount, currency_code, reason_code }) =>
      `L’incasso di ${amount} ${currency_code} è stato rifiutato ${because(reason_code)} e annullato in Medusa. Autorizza di nuovo, oppure chiedi all’acquirente di pagare in un altro modo.`,
    "amazon-pay.refund_declined": ({ amount, currency_code, reason_code }) =>
      `Il rimborso di ${amount} ${currency_code} è stato rifiutato ${because(reason_code)} e annullato in Medusa. Rimborsa l’acquirente in un altro modo.`,
    "amazon-pay.refund_owed": ({ amount, currency_code }) =>
      `L’ordine è annullato, ma ${amount} ${currency_code} risultano incassati su Amazon e non rimborsati. La somma è ancora dovuta all’acquirente: rimborsala dalla pagina dell’ordine.`,
    "amazon-pay.authorization_expiring": ({ amount, currency_code, expires_at }) =>
      `L’autorizzazione di ${amount} ${currency_code} sta per scadere (${expires_at}). Incassala prima.`,
    "amazon-pay.authorization_lost": ({ amount, currency_code, reason_code }) =>
      `L’autorizzazione di ${amount} ${currency_code} è terminata senza incasso ${because(reason_code)}. Non spedire prima di una nuova autorizzazione o di un altro pagamento dell’acquirente.`,
    "amazon-pay.charge_permission_closed": ({ reason_code }) =>
      `La Charge Permission è stata chiusa ${because(reason_code)}: non è possibile alcun altro addebito.`,
    "amazon-pay.charge_permission_expiring": ({ type, expires_at }) =>
      type === "OneTime"
        ? `La Charge Permission termina il ${expires_at}. Incassa prima di allora quanto resta dell’ordine: dopo non si potrà più addebitare nulla.`
        : `Questo accordo termina il ${expires_at}, salvo un addebito prima di allora. Dopo non si potrà più addebitare nulla.`,
    "amazon-pay.payment_method_needed": ({ reason_code, buyer_update_url }) =>
      `L’acquirente deve aggiornare il metodo di pagamento prima di altri addebiti su questo accordo ${because(reason_code)}. Amazon non lo avvisa: gli invii ${buyer_update_url}`,
    "amazon-pay.recurring_declined": ({ amount, currency_code, period, reason_code, retry_at }) =>
      `L’addebito di ${amount} ${currency_code} per il periodo ${period} è stato rifiutato ${because(reason_code)}.${retry_at === null ? " Lo ripeta più tardi." : ` Sarà ritentato il ${retry_at}.`}`,
    "amazon-pay.recurring_delayed": ({ amount, currency_code, period, reason_code, retry_at }) =>
      reason_code === null
        ? `L’addebito di ${amount} ${currency_code} per il periodo ${period} non è avvenuto: il processo è terminato prima di interrogare Amazon. Lo ripeta.`
        : `L’addebito di ${amount} ${currency_code} per il periodo ${period} per ora non è possibile ${because(reason_code)}; nulla è stato rifiutato. ${retry_at === null ? "Lo ripeta più tardi." : `Sarà ritentato il ${retry_at} e poi ogni ora.`}${DELAY[remedyOfDelay(reason_code)]}`,
    "amazon-pay.recurring_over_cap": ({ amount, currency_code, period, available_at }) =>
      `Il limite di questo mese non consente di addebitare ${amount} ${currency_code} per il periodo ${period} su questo accordo. Addebiti a partire dal ${available_at}.`,
    "amazon-pay.recurring_given_up": ({ amount, currency_code, period, reason_code }) =>
      `L’addebito di ${amount} ${currency_code} per il periodo ${period} è stato abbandonato ${because(reason_code)}: non ci saranno altri tentativi. Se è ancora dovuto, chieda all’acquirente di pagare in un altro modo.`,
    "amazon-pay.recurring_released": ({ amount, currency_code, period }) =>
      `L’addebito di ${amount} ${currency_code} per il periodo ${period} è stato annullato o rimborsato: Medusa non aveva più il pagamento corrispondente. Non c’è nulla da fare. Se è ancora dovuto, lo addebiti di nuovo.`,
    "amazon-pay.charge_without_order": ({ amount, currency_code, period }) =>
      `Per il periodo ${period} sono stati addebitati ${amount} ${currency_code}, e mezz’ora dopo non c’è alcun ordine. Crei l’ordine o rimborsi il pagamento.`,
    "amazon-pay.foreign_charge": ({ amount, currency_code, charge_id }) =>
      `Su questo accordo sono stati addebitati ${amount} ${currency_code} (${charge_id}), ma non dal negozio. Nessun ordine ne risulta pagato: controlli in Seller Central.`,
    "amazon-pay.chargeback_received": ({ object_id }) =>
      `L’acquirente contesta il pagamento (${object_id}). Rispondi in Seller Central entro il termine previsto.`,
  },
}
