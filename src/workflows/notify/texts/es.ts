import { remedyOfDelay, type DelayRemedy } from "../delay-remedy"
import type { Texts } from "../texts"

const because = (reasonCode: string | null) => `(${reasonCode ?? "sin motivo indicado"})`

const DELAY: Readonly<Record<DelayRemedy, string>> = {
  none: "",
  account: " Compruebe la cuenta en la página Amazon Pay.",
  order: " Confirme o cancele la edición, devolución, cambio o reclamación abierta del pedido.",
}

export const es: Texts = {
  title: (displayId) => `Amazon Pay: pedido #${displayId}`,
  permission: (id) => `Amazon Pay: Charge Permission ${id}`,
  unplaced: {
    title: "Amazon Pay: pagado, sin pedido",
    text: ({ cart_id, checkout_session_id }) =>
      `Un comprador ha pagado con Amazon Pay (Checkout Session ${checkout_session_id}) y desde hace media hora el carrito ${cart_id} no se ha podido convertir en pedido. Se sigue intentando automáticamente. Busque la causa en el registro de Medusa; si no se puede resolver, cancele o reembolse el pago en Seller Central.`,
  },
  notices: {
    captured_though_canceled: ({ amount }) =>
      `Se capturaron ${amount.toString()} en Amazon en un pago cancelado en Medusa. La captura está registrada: reembólsela si el pedido no la necesita.`,
    captured_beyond_payment: ({ amount }) =>
      `Amazon capturó ${amount.toString()} más que el importe del pago. Medusa no puede registrar el exceso: reembólselo en Seller Central.`,
    capture_interrupted: ({ amount, reason }) =>
      `La captura de ${amount.toString()} se interrumpió antes de llegar a Amazon. Ya no es posible y se ha anulado en Medusa. Motivo: ${reason}`,
    interrupted_capture_canceled: ({ amount, canceled }) =>
      `La captura de ${amount.toString()} se interrumpió antes de llegar a Amazon y se ha anulado en Medusa. Ya no es posible porque el ${canceled === "order" ? "pedido" : "pago"} está cancelado en Medusa.`,
    refund_interrupted: ({ amount }) =>
      `El reembolso de ${amount.toString()} se interrumpió antes de llegar a Amazon y se ha anulado. El comprador no ha recibido este dinero: reembólselo de nuevo.`,
    found_refund_declined: ({ amount }) =>
      `Amazon rechazó un reembolso de ${amount.toString()} que no se hizo en la tienda. Se ha anulado: reembolse al comprador por otra vía.`,
    outcome_unknown: ({ what }) =>
      `Aún no se conoce el resultado del cargo del pedido modificado. El intento se repite automáticamente hasta que Amazon responda. Espere el resultado antes de pedir al comprador que pague. Detalles: ${what}`,
    order_unpaid: ({ amount }) =>
      `El pedido se realizó, pero no se efectuó su pago de ${amount.toString()}: Amazon lo rechazó, el comprador no lo aprobó o ya se había liberado. El pedido no está pagado: envíe al comprador un enlace de pago o cancélelo.`,
    edited_order_unpaid: ({ reason, kept }) => {
      const what = "No se pudo cobrar el pedido modificado sin el comprador."
      if (kept === null) return `${what} Envíe al comprador un enlace de pago. Motivo: ${reason}`
      return `${what} Se conserva la autorización anterior de ${kept.toString()}. Deshaga la modificación, o capture esa autorización y pida el resto al comprador, o libérela y envíe un enlace de pago por el importe total. Motivo: ${reason}`
    },
    limits_differ: ({ used, known }) =>
      `Según Amazon, se han cobrado ${used.toString()} con el Charge Permission, pero en la tienda constan ${known.toString()}. Compruebe la diferencia en Seller Central.`,
  },
  events: {
    "amazon-pay.authorization_declined": ({ amount, currency_code, reason_code }) =>
      `Se rechazó la autorización de ${amount} ${currency_code} ${because(reason_code)}. El pedido no está pagado: pida al comprador que cambie el método de pago o que pague de otra forma.`,
    "amazon-pay.capture_declined": ({ amount, currency_code, reason_code }) =>
      `Se rechazó la captura de ${amount} ${currency_code} ${because(reason_code)} y se ha anulado en Medusa. Autorice de nuevo o pida al comprador que pague de otra forma.`,
    "amazon-pay.refund_declined": ({ amount, currency_code, reason_code }) =>
      `Se rechazó el reembolso de ${amount} ${currency_code} ${because(reason_code)} y se ha anulado en Medusa. Reembolse al comprador por otra vía.`,
    "amazon-pay.refund_owed": ({ amount, currency_code }) =>
      `El pedido está cancelado, pero ${amount} ${currency_code} siguen capturados en Amazon y sin reembolsar. Aún se deben al comprador: reembólselos en la página del pedido.`,
    "amazon-pay.authorization_expiring": ({ amount, currency_code, expires_at }) =>
      `La autorización de ${amount} ${currency_code} caduca pronto (${expires_at}). Captúrela antes.`,
    "amazon-pay.authorization_lost": ({ amount, currency_code, reason_code }) =>
      `La autorización de ${amount} ${currency_code} terminó sin captura ${because(reason_code)}. No envíe el pedido antes de una nueva autorización o de otro pago del comprador.`,
    "amazon-pay.charge_permission_closed": ({ reason_code }) =>
      `Se cerró el Charge Permission ${because(reason_code)}: ya no se puede cobrar nada más.`,
    "amazon-pay.charge_permission_expiring": ({ type, expires_at }) =>
      type === "OneTime"
        ? `El Charge Permission termina el ${expires_at}. Cobre antes lo que queda del pedido: después no se podrá cobrar nada más.`
        : `Este acuerdo termina el ${expires_at}, salvo que se cobre antes. Después no se podrá cobrar nada más en él.`,
    "amazon-pay.payment_method_needed": ({ reason_code, buyer_update_url }) =>
      `El comprador tiene que actualizar su método de pago antes de cualquier otro cargo en este acuerdo ${because(reason_code)}. Amazon no le avisa: envíele ${buyer_update_url}`,
    "amazon-pay.recurring_declined": ({ amount, currency_code, period, reason_code, retry_at }) =>
      `El cargo de ${amount} ${currency_code} del período ${period} fue rechazado ${because(reason_code)}.${retry_at === null ? " Vuelva a cobrarlo más tarde." : ` Se reintentará el ${retry_at}.`}`,
    "amazon-pay.recurring_delayed": ({ amount, currency_code, period, reason_code, retry_at }) =>
      reason_code === null
        ? `No se realizó el cargo de ${amount} ${currency_code} del período ${period}: el proceso terminó antes de consultar a Amazon. Vuelva a cobrarlo.`
        : `El cargo de ${amount} ${currency_code} del período ${period} no es posible por ahora ${because(reason_code)}; no hubo ningún rechazo. ${retry_at === null ? "Vuelva a cobrarlo más tarde." : `Se reintentará el ${retry_at} y, después, cada hora.`}${DELAY[remedyOfDelay(reason_code)]}`,
    "amazon-pay.recurring_over_cap": ({ amount, currency_code, period, available_at }) =>
      `El límite de este mes no permite cobrar ${amount} ${currency_code} del período ${period} en este acuerdo. Cóbrelo a partir del ${available_at}.`,
    "amazon-pay.recurring_given_up": ({ amount, currency_code, period, reason_code }) =>
      `El cargo de ${amount} ${currency_code} del período ${period} se abandonó ${because(reason_code)}: no se intentará más. Si aún se debe, pida al comprador que pague de otra forma.`,
    "amazon-pay.recurring_released": ({ amount, currency_code, period }) =>
      `El cargo de ${amount} ${currency_code} del período ${period} se liberó o se reembolsó: Medusa ya no tenía el pago correspondiente. No hay que hacer nada. Si aún se debe, cóbrelo de nuevo.`,
    "amazon-pay.charge_without_order": ({ amount, currency_code, period }) =>
      `Se cobraron ${amount} ${currency_code} del período ${period}, y media hora después no hay ningún pedido. Cree el pedido o reembolse el pago.`,
    "amazon-pay.foreign_charge": ({ amount, currency_code, charge_id }) =>
      `Se cobraron ${amount} ${currency_code} en este acuerdo (${charge_id}), pero no lo hizo la tienda. Ningún pedido queda pagado con ello: compruébelo en Seller Central.`,
    "amazon-pay.chargeback_received": ({ object_id }) =>
      `El comprador ha disputado el pago (${object_id}). Responda en Seller Central antes de que venza el plazo.`,
  },
}
