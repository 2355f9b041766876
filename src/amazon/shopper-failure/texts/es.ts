import type { Texts } from "./texts.js"

export const es: Texts = {
  buyer_canceled:
    "Ha cancelado el pago con Amazon Pay. No se le ha cobrado nada y su cesta sigue igual. Puede volver a intentarlo o elegir otra forma de pago.",
  declined:
    "Amazon Pay no ha podido aceptar este pago. No se le ha cobrado nada. Elija otro método de pago en Amazon u otra forma de pago.",
  payment_method_unusable:
    "El método de pago seleccionado no se puede utilizar. No se le ha cobrado nada. Elija otro método de pago en Amazon.",
  authentication_failed:
    "No se ha completado la verificación con su banco. No se le ha cobrado nada. Vuelva a intentarlo o elija otro método de pago en Amazon.",
  amount_too_high:
    "El importe de su pedido supera el límite de Amazon Pay. No se le ha cobrado nada. Elija otra forma de pago.",
  timed_out: "Amazon Pay no ha podido confirmar el pago a tiempo. No se le ha cobrado nada. Elija otra forma de pago.",
  payment_failed: "El pago con Amazon Pay ha fallado y su pedido no se ha realizado. Elija otra forma de pago.",
  expired:
    "Su sesión de pago con Amazon Pay ha caducado. No se le ha cobrado nada. Vuelva a empezar con el botón de Amazon Pay.",
  amazon_unreachable:
    "No se ha podido conectar con Amazon Pay. Su pedido aún no se ha realizado. Espere un momento y vuelva a intentarlo; no se le cobrará dos veces.",
  not_approved: "Amazon Pay aún no ha confirmado el pago. No se le ha cobrado nada. Confirme su pedido una vez más.",
  payment_pending:
    "Amazon Pay todavía está confirmando un pago de este pedido. Espere un momento y vuelva a cargar la página; no se le cobrará dos veces.",
  cart_changed:
    "Su cesta ha cambiado durante el pago. No se le ha cobrado nada. Revísela y empiece de nuevo con el botón de Amazon Pay.",
  total_changed:
    "Ha cambiado un precio, el coste de envío o un descuento y, con ello, el total. No se le ha cobrado nada. Revise el nuevo total y vuelva a confirmar su pedido.",
  recurring_changed:
    "Las condiciones de su pago periódico han cambiado durante el pago. No se le ha cobrado nada. Revíselas y empiece de nuevo con el botón de Amazon Pay.",
  address_changed:
    "La dirección de entrega ya no es la que eligió en Amazon. No se le ha cobrado nada. Vuelva a usar la dirección de Amazon o elija otra en Amazon.",
  cart_empty: "Su cesta está vacía. No se le ha cobrado nada. Añada un artículo y vuelva a empezar.",
  cart_incomplete:
    "Faltan datos para completar su pedido. No se le ha cobrado nada. Revise la dirección y el método de envío y vuelva a intentarlo.",
  details_missing: "Faltan datos para su pedido. No se le ha cobrado nada. Complételos y vuelva a intentarlo.",
  email_refused: "No podemos usar este correo electrónico. No se le ha cobrado nada. Introduzca otro.",
  shipping_unavailable:
    "No hacemos envíos a esta dirección. No se le ha cobrado nada. Elija otra dirección de envío en Amazon.",
  out_of_stock:
    "Lo sentimos, no quedan suficientes unidades de un artículo de su cesta. No se le ha cobrado nada. Cambie la cantidad y vuelva a intentarlo.",
  nothing_to_pay:
    "No hay nada que pagar por esta cesta. No se le ha cobrado nada. Confirme su pedido sin Amazon Pay o elija otra forma de pago.",
  other_payment_open:
    "Ya se ha iniciado otro pago para esta cesta. No se le ha cobrado nada con Amazon Pay. Complételo o elija otra forma de pago.",
  over_recurring_limit:
    "El importe de su pedido supera el límite mensual de Amazon Pay para los pagos periódicos. No se le ha cobrado nada. Elija otra forma de pago.",
  session_gone:
    "No se ha encontrado este pago de Amazon Pay. No se le ha cobrado nada. Vuelva a empezar con el botón de Amazon Pay.",
  invalid_return:
    "Se ha producido un error al volver de Amazon Pay. No se le ha cobrado nada. Vuelva a empezar con el botón de Amazon Pay.",
  wrong_cart:
    "Este pago de Amazon Pay corresponde a otra cesta. No se le ha cobrado nada. Vuelva a empezar con el botón de Amazon Pay.",
  not_configured: "Amazon Pay no está disponible en este momento. No se le ha cobrado nada. Elija otra forma de pago.",
  provider_unavailable:
    "Amazon Pay ya no está disponible para esta cesta. No se le ha cobrado nada y su cesta no ha cambiado. Elija otra forma de pago.",
  currency_unsupported:
    "Amazon Pay no acepta pagos en esta moneda. No se le ha cobrado nada. Elija otra forma de pago.",
  script_blocked:
    "No se ha podido cargar Amazon Pay. No se le ha cobrado nada. Desactive el bloqueador de anuncios y recargue la página, o elija otra forma de pago.",
  shop_unreachable:
    "No se ha podido conectar con la tienda. Compruebe su conexión y vuelva a intentarlo; no se le cobrará dos veces.",
}
