import { remedyOfDelay, type DelayRemedy } from "../delay-remedy"
import type { Texts } from "../texts"

const because = (reasonCode: string | null) => `(${reasonCode ?? "sans motif indiqué"})`

const DELAY: Readonly<Record<DelayRemedy, string>> = {
  none: "",
  account: " Vérifiez le compte sur la page Amazon Pay.",
  order: " Confirmez ou annulez la modification, le retour, l’échange ou la réclamation en cours de la commande.",
}

export const fr: Texts = {
  title: (displayId) => `Amazon Pay : commande #${displayId}`,
  permission: (id) => `Amazon Pay : Charge Permission ${id}`,
  unplaced: {
    title: "Amazon Pay : payé, sans commande",
    text: ({ cart_id, checkout_session_id }) =>
      `Un acheteur a payé avec Amazon Pay (Checkout Session ${checkout_session_id}), et le panier ${cart_id} n’a pas pu devenir une commande depuis une demi-heure. Les tentatives continuent automatiquement. Cherchez la cause dans le journal de Medusa ; si elle ne peut pas être corrigée, annulez ou remboursez le paiement dans Seller Central.`,
  },
  notices: {
    captured_though_canceled: ({ amount }) =>
      `${amount.toString()} ont été capturés chez Amazon sur un paiement annulé dans Medusa. La capture est enregistrée : remboursez-la si la commande n’en a pas besoin.`,
    captured_beyond_payment: ({ amount }) =>
      `Amazon a capturé ${amount.toString()} de plus que le montant du paiement. Medusa ne peut pas enregistrer l’excédent : remboursez-le dans Seller Central.`,
    capture_interrupted: ({ amount, reason }) =>
      `La capture de ${amount.toString()} a été interrompue avant de parvenir à Amazon. Elle n’est plus possible et a été annulée dans Medusa. Motif : ${reason}`,
    interrupted_capture_canceled: ({ amount, canceled }) =>
      `La capture de ${amount.toString()} a été interrompue avant de parvenir à Amazon et a été annulée dans Medusa. Elle n’est plus possible, car ${canceled === "order" ? "la commande est annulée" : "le paiement est annulé"} dans Medusa.`,
    refund_interrupted: ({ amount }) =>
      `Le remboursement de ${amount.toString()} a été interrompu avant de parvenir à Amazon et a été annulé. L’acheteur n’a pas reçu cet argent : remboursez-le à nouveau.`,
    found_refund_declined: ({ amount }) =>
      `Amazon a refusé un remboursement de ${amount.toString()} qui n’a pas été effectué dans la boutique. Il a été annulé : remboursez l’acheteur par un autre moyen.`,
    outcome_unknown: ({ what }) =>
      `Le résultat du débit de la commande modifiée n’est pas encore connu. La tentative est répétée automatiquement jusqu’à la réponse d’Amazon. Attendez-la avant de demander à l’acheteur de payer. Détails : ${what}`,
    order_unpaid: ({ amount }) =>
      `La commande a été passée, mais son paiement de ${amount.toString()} n’a pas été effectué : Amazon l’a refusé, l’acheteur ne l’a pas approuvé, ou il était déjà libéré. La commande n’est pas payée : envoyez un lien de paiement à l’acheteur, ou annulez-la.`,
    edited_order_unpaid: ({ reason, kept }) => {
      const what = "La commande modifiée n’a pas pu être débitée sans l’acheteur."
      if (kept === null) return `${what} Envoyez un lien de paiement à l’acheteur. Motif : ${reason}`
      return `${what} L’autorisation précédente de ${kept.toString()} est conservée. Annulez la modification, ou capturez cette autorisation et demandez le reste à l’acheteur, ou libérez-la et envoyez un lien de paiement pour la totalité. Motif : ${reason}`
    },
    limits_differ: ({ used, known }) =>
      `Selon Amazon, ${used.toString()} ont été débités sur la Charge Permission, alors que la boutique a enregistré ${known.toString()}. Recherchez l’origine de l’écart dans Seller Central.`,
  },
  events: {
    "amazon-pay.authorization_declined": ({ amount, currency_code, reason_code }) =>
      `L’autorisation de ${amount} ${currency_code} a été refusée ${because(reason_code)}. La commande n’est pas payée : demandez à l’acheteur de changer de moyen de paiement ou de payer autrement.`,
    "amazon-pay.capture_declined": ({ amount, currency_code, reason_code }) =>
      `La capture de ${amount} ${currency_code} a été refusée ${because(reason_code)} et annulée dans Medusa. Autorisez à nouveau, ou demandez à l’acheteur de payer autrement.`,
    "amazon-pay.refund_declined": ({ amount, currency_code, reason_code }) =>
      `Le remboursement de ${amount} ${currency_code} a été refusé ${because(reason_code)} et annulé dans Medusa. Remboursez l’acheteur par un autre moyen.`,
    "amazon-pay.refund_owed": ({ amount, currency_code }) =>
      `La commande est annulée, mais ${amount} ${currency_code} restent capturés chez Amazon sans être remboursés. Cette somme est encore due à l’acheteur : remboursez-la sur la page de la commande.`,
    "amazon-pay.authorization_expiring": ({ amount, currency_code, expires_at }) =>
      `L’autorisation de ${amount} ${currency_code} expire bientôt (${expires_at}). Capturez-la avant.`,
    "amazon-pay.authorization_lost": ({ amount, currency_code, reason_code }) =>
      `L’autorisation de ${amount} ${currency_code} a pris fin sans capture ${because(reason_code)}. N’expédiez pas avant une nouvelle autorisation ou un autre paiement de l’acheteur.`,
    "amazon-pay.charge_permission_closed": ({ reason_code }) =>
      `La Charge Permission a été clôturée ${because(reason_code)} : plus aucun débit n’est possible.`,
    "amazon-pay.charge_permission_expiring": ({ type, expires_at }) =>
      type === "OneTime"
        ? `La Charge Permission prend fin le ${expires_at}. Capturez avant cette date ce qui reste de la commande : ensuite, plus rien ne pourra être débité.`
        : `Cet accord prend fin le ${expires_at}, sauf débit d’ici là. Ensuite, plus rien ne peut y être débité.`,
    "amazon-pay.payment_method_needed": ({ reason_code, buyer_update_url }) =>
      `L’acheteur doit mettre à jour son moyen de paiement avant tout nouveau débit sur cet accord ${because(reason_code)}. Amazon ne le prévient pas : envoyez-lui ${buyer_update_url}`,
    "amazon-pay.recurring_declined": ({ amount, currency_code, period, reason_code, retry_at }) =>
      `Le débit de ${amount} ${currency_code} pour la période ${period} a été refusé ${because(reason_code)}.${retry_at === null ? " Débitez de nouveau plus tard." : ` Il sera retenté le ${retry_at}.`}`,
    "amazon-pay.recurring_delayed": ({ amount, currency_code, period, reason_code, retry_at }) =>
      reason_code === null
        ? `Le débit de ${amount} ${currency_code} pour la période ${period} n’a pas eu lieu : le processus s’est arrêté avant d’interroger Amazon. Débitez de nouveau.`
        : `Le débit de ${amount} ${currency_code} pour la période ${period} est impossible pour le moment ${because(reason_code)} ; rien n’a été refusé. ${retry_at === null ? "Débitez de nouveau plus tard." : `Il sera retenté le ${retry_at}, puis toutes les heures.`}${DELAY[remedyOfDelay(reason_code)]}`,
    "amazon-pay.recurring_over_cap": ({ amount, currency_code, period, available_at }) =>
      `Le plafond du mois ne permet pas de débiter ${amount} ${currency_code} pour la période ${period} sur cet accord. Débitez à partir du ${available_at}.`,
    "amazon-pay.recurring_given_up": ({ amount, currency_code, period, reason_code }) =>
      `Le débit de ${amount} ${currency_code} pour la période ${period} a été abandonné ${because(reason_code)} : plus aucun essai n’aura lieu. S’il reste dû, demandez à l’acheteur de payer autrement.`,
    "amazon-pay.recurring_released": ({ amount, currency_code, period }) =>
      `Le débit de ${amount} ${currency_code} pour la période ${period} a été libéré ou remboursé : Medusa n’avait plus le paiement correspondant. Il n’y a rien à faire. S’il reste dû, débitez-le à nouveau.`,
    "amazon-pay.charge_without_order": ({ amount, currency_code, period }) =>
      `${amount} ${currency_code} ont été débités pour la période ${period}, et une demi-heure plus tard il n’y a pas de commande. Créez la commande ou remboursez le paiement.`,
    "amazon-pay.foreign_charge": ({ amount, currency_code, charge_id }) =>
      `${amount} ${currency_code} ont été débités sur cet accord (${charge_id}), mais pas par la boutique. Aucune commande n’est payée ainsi : vérifiez dans Seller Central.`,
    "amazon-pay.chargeback_received": ({ object_id }) =>
      `L’acheteur conteste le paiement (${object_id}). Répondez dans Seller Central avant la date limite.`,
  },
}
