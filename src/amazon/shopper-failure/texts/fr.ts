import type { Texts } from "./texts.js"

export const fr: Texts = {
  buyer_canceled:
    "Vous avez annulé le paiement avec Amazon Pay. Aucun montant n’a été débité et votre panier est inchangé. Vous pouvez réessayer ou choisir un autre mode de paiement.",
  declined:
    "Amazon Pay n’a pas pu accepter ce paiement. Aucun montant n’a été débité. Veuillez choisir un autre moyen de paiement chez Amazon ou un autre mode de paiement.",
  payment_method_unusable:
    "Le moyen de paiement sélectionné ne peut pas être utilisé. Aucun montant n’a été débité. Veuillez en choisir un autre chez Amazon.",
  authentication_failed:
    "La vérification auprès de votre banque n’a pas abouti. Aucun montant n’a été débité. Veuillez réessayer ou choisir un autre moyen de paiement chez Amazon.",
  amount_too_high:
    "Le montant de votre commande dépasse la limite d’Amazon Pay. Aucun montant n’a été débité. Veuillez choisir un autre mode de paiement.",
  timed_out:
    "Amazon Pay n’a pas pu confirmer le paiement à temps. Aucun montant n’a été débité. Veuillez choisir un autre mode de paiement.",
  payment_failed:
    "Le paiement avec Amazon Pay a échoué et votre commande n’a pas été passée. Veuillez choisir un autre mode de paiement.",
  expired:
    "Votre session de paiement Amazon Pay a expiré. Aucun montant n’a été débité. Veuillez recommencer avec le bouton Amazon Pay.",
  amazon_unreachable:
    "Amazon Pay est momentanément injoignable. Votre commande n’est pas encore passée. Veuillez patienter un instant puis réessayer ; vous ne serez pas débité deux fois.",
  not_approved:
    "Amazon Pay n’a pas encore confirmé le paiement. Aucun montant n’a été débité. Veuillez valider votre commande une nouvelle fois.",
  payment_pending:
    "Amazon Pay confirme encore un paiement de cette commande. Veuillez patienter un instant, puis recharger la page ; vous ne serez pas débité deux fois.",
  cart_changed:
    "Votre panier a changé pendant le paiement. Aucun montant n’a été débité. Veuillez le vérifier et recommencer avec le bouton Amazon Pay.",
  total_changed:
    "Un prix, les frais de livraison ou une remise ont changé, et donc le total aussi. Aucun montant n’a été débité. Veuillez vérifier le nouveau total et valider de nouveau votre commande.",
  recurring_changed:
    "Les conditions de votre paiement récurrent ont changé pendant le paiement. Aucun montant n’a été débité. Veuillez les vérifier et recommencer avec le bouton Amazon Pay.",
  address_changed:
    "L’adresse de livraison n’est plus celle que vous avez choisie chez Amazon. Aucun montant n’a été débité. Veuillez reprendre l’adresse d’Amazon ou en choisir une autre chez Amazon.",
  cart_empty: "Votre panier est vide. Aucun montant n’a été débité. Veuillez y ajouter un article et recommencer.",
  cart_incomplete:
    "Il manque des informations pour votre commande. Aucun montant n’a été débité. Veuillez vérifier l’adresse et le mode de livraison, puis réessayer.",
  details_missing:
    "Il manque des informations pour votre commande. Aucun montant n’a été débité. Veuillez les compléter et réessayer.",
  email_refused:
    "Nous ne pouvons pas utiliser cette adresse e-mail. Aucun montant n’a été débité. Veuillez en saisir une autre.",
  shipping_unavailable:
    "Nous ne livrons pas à cette adresse. Aucun montant n’a été débité. Veuillez choisir une autre adresse de livraison chez Amazon.",
  out_of_stock:
    "Désolé, un article de votre panier n’est plus disponible en quantité suffisante. Aucun montant n’a été débité. Veuillez modifier la quantité et réessayer.",
  nothing_to_pay:
    "Il n’y a rien à payer pour ce panier. Aucun montant n’a été débité. Veuillez valider votre commande sans Amazon Pay, ou choisir un autre mode de paiement.",
  other_payment_open:
    "Un autre paiement a déjà été commencé pour ce panier. Aucun montant n’a été débité avec Amazon Pay. Veuillez le terminer, ou choisir un autre mode de paiement.",
  over_recurring_limit:
    "Le montant de votre commande dépasse la limite mensuelle d’Amazon Pay pour les paiements récurrents. Aucun montant n’a été débité. Veuillez choisir un autre mode de paiement.",
  session_gone:
    "Ce paiement Amazon Pay est introuvable. Aucun montant n’a été débité. Veuillez recommencer avec le bouton Amazon Pay.",
  invalid_return:
    "Une erreur s’est produite au retour d’Amazon Pay. Aucun montant n’a été débité. Veuillez recommencer avec le bouton Amazon Pay.",
  wrong_cart:
    "Ce paiement Amazon Pay correspond à un autre panier. Aucun montant n’a été débité. Veuillez recommencer avec le bouton Amazon Pay.",
  not_configured:
    "Amazon Pay n’est pas disponible pour le moment. Aucun montant n’a été débité. Veuillez choisir un autre mode de paiement.",
  provider_unavailable:
    "Amazon Pay n’est plus disponible pour ce panier. Aucun montant n’a été débité et votre panier est inchangé. Veuillez choisir un autre mode de paiement.",
  currency_unsupported:
    "Amazon Pay n’accepte pas les paiements dans cette devise. Aucun montant n’a été débité. Veuillez choisir un autre mode de paiement.",
  script_blocked:
    "Amazon Pay n’a pas pu être chargé. Aucun montant n’a été débité. Veuillez désactiver votre bloqueur de publicités et recharger la page, ou choisir un autre mode de paiement.",
  shop_unreachable:
    "La boutique est momentanément injoignable. Veuillez vérifier votre connexion et réessayer ; vous ne serez pas débité deux fois.",
}
