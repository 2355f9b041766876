/*
 * The button script of amazon-pay-emulator: window.amazon.Pay as a shop's page uses it. It checks its arguments as
 * strictly as it can and sends the buyer to the emulator this file was loaded from. No eval, no inline script, no
 * inline style, so it runs under a strict Content-Security-Policy.
 */
;(function () {
  "use strict"

  const origin = new URL(document.currentScript.src).origin

  const PRODUCT_TYPES = ["PayAndShip", "PayOnly", "SignIn"]
  const PLACEMENTS = ["Home", "Product", "Cart", "Checkout", "Other"]
  const COLORS = ["Gold", "LightGray", "DarkGray"]
  const CURRENCIES = ["JPY", "USD", "EUR", "GBP"]
  const LANGUAGES = ["ja_JP", "en_US", "en_GB", "de_DE", "fr_FR", "it_IT", "es_ES"]
  const ALGORITHMS = ["AMZN-PAY-RSASSA-PSS", "AMZN-PAY-RSASSA-PSS-V2"]
  const ACTIONS = ["changeAddress", "changePayment"]

  function fail(where, message) {
    throw new TypeError("amazon.Pay." + where + ": " + message)
  }

  function need(where, object, name, allowed) {
    const value = object[name]
    if (typeof value !== "string" || value === "") fail(where, "'" + name + "' is required and must be a string.")
    if (allowed && !allowed.includes(value)) fail(where, "'" + name + "' must be one of " + allowed.join(", ") + ".")
    return value
  }

  function elementOf(where, target) {
    const element = typeof target === "string" ? document.querySelector(target) : target
    if (!(element instanceof Element)) fail(where, "no element matches " + JSON.stringify(target) + ".")
    return element
  }

  function checkPrice(where, price) {
    if (price === undefined || price === null) return null
    if (!/^\d+(\.\d+)?$/.test(String(price.amount))) fail(where, "'estimatedOrderAmount.amount' must be a decimal.")
    need(where, price, "currencyCode", CURRENCIES)
    return { amount: String(price.amount), currencyCode: price.currencyCode }
  }

  /** Checks the signed part: either createCheckoutSessionConfig or, for SignIn, signInConfig. */
  function checkSigned(where, config, signed, name) {
    if (typeof signed !== "object" || signed === null) fail(where, "'" + name + "' is required.")
    if (typeof signed.payloadJSON !== "string") {
      fail(where, "'" + name + ".payloadJSON' must be the very string that was signed, not an object.")
    }
    need(where, signed, "signature")
    if (signed.algorithm !== undefined) need(where, signed, "algorithm", ALGORITHMS)
    const publicKeyId = signed.publicKeyId || config.publicKeyId
    if (typeof publicKeyId !== "string" || publicKeyId === "") fail(where, "'publicKeyId' is required.")
    return publicKeyId
  }

  function checkConfig(where, config) {
    if (typeof config !== "object" || config === null) fail(where, "a configuration object is required.")
    need(where, config, "merchantId")
    need(where, config, "ledgerCurrency", CURRENCIES)
    need(where, config, "productType", PRODUCT_TYPES)
    need(where, config, "placement", PLACEMENTS)
    if (config.checkoutLanguage !== undefined) need(where, config, "checkoutLanguage", LANGUAGES)
    if (config.buttonColor !== undefined) need(where, config, "buttonColor", COLORS)
    checkPrice(where, config.estimatedOrderAmount)
    return config
  }

  /** What Amazon's script has and this one has not: a shop that passes it would wait for a call that never comes. */
  const NOT_EMULATED = [
    "onInitCheckout",
    "onShippingAddressSelection",
    "onDeliveryOptionSelection",
    "onCompleteCheckout",
    "onCancel",
    "onErrorHandling",
  ]

  function checkEmulated(where, config) {
    const name = NOT_EMULATED.find((candidate) => config[candidate] !== undefined)
    if (name === undefined) return
    fail(
      where,
      "'" + name + '\' (the Buy Now callbacks) is not emulated: press "pay now" with POST /_emulator/buyer/confirm.',
    )
  }

  /** The older form: the shop's own server makes the session by the API, when the button is pressed. */
  function checkOwnSession(where, own) {
    if (typeof own !== "object" || own === null) fail(where, "'createCheckoutSession' must be an object with a url.")
    need(where, own, "url")
    if (own.method !== undefined) need(where, own, "method", ["GET", "POST"])
    const extract = own.extractAmazonCheckoutSessionId
    if (extract !== undefined && typeof extract !== "function") {
      fail(where, "'createCheckoutSession.extractAmazonCheckoutSessionId' must be a function.")
    }
    return own
  }

  async function startOwn(where, own) {
    const response = await fetch(own.url, { method: own.method || "POST", credentials: "include" })
    if (!response.ok)
      fail(where, "'createCheckoutSession.url' answered " + response.status + " instead of the session.")
    const session = await response.json()
    const id = own.extractAmazonCheckoutSessionId
      ? own.extractAmazonCheckoutSessionId(session)
      : session.checkoutSessionId
    if (typeof id !== "string" || id === "") {
      fail(where, "'createCheckoutSession.url' answered no checkoutSessionId, which Create Checkout Session has.")
    }
    location.assign(origin + "/checkout/" + encodeURIComponent(id))
  }

  function signedOf(config) {
    return config.productType === "SignIn"
      ? { name: "signInConfig", value: config.signInConfig }
      : { name: "createCheckoutSessionConfig", value: config.createCheckoutSessionConfig }
  }

  /** A top-level form POST: the only way to carry a signed payload along with a navigation. */
  function post(path, fields) {
    const form = document.createElement("form")
    form.method = "post"
    form.action = origin + path
    form.hidden = true
    for (const [name, value] of Object.entries(fields)) {
      if (value === undefined || value === null) continue
      const input = document.createElement("input")
      input.type = "hidden"
      input.name = name
      input.value = value
      form.append(input)
    }
    document.body.append(form)
    form.submit()
  }

  function start(where, config) {
    if (config.createCheckoutSession !== undefined) {
      return startOwn(where, checkOwnSession(where, config.createCheckoutSession))
    }
    const signed = signedOf(config)
    const publicKeyId = checkSigned(where, config, signed.value, signed.name)
    const estimate = checkPrice(where, config.estimatedOrderAmount)
    post(config.productType === "SignIn" ? "/signin/start" : "/checkout/start", {
      payloadJSON: signed.value.payloadJSON,
      signature: signed.value.signature,
      algorithm: signed.value.algorithm,
      publicKeyId: publicKeyId,
      merchantId: config.merchantId,
      productType: config.productType,
      checkoutLanguage: config.checkoutLanguage,
      placement: config.placement,
      estimatedOrderAmount: estimate === null ? undefined : JSON.stringify(estimate),
    })
  }

  let styled = false
  function addStyles() {
    if (styled) return
    styled = true
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      ".amazonpay-emulator-button{font:600 1rem/1.2 system-ui,sans-serif;min-width:12.5rem;min-height:2.8rem;" +
        "padding:.4rem 1.2rem;border-radius:999px;border:1px solid #0f6b78;cursor:pointer;color:#fff;background:#0f6b78}" +
        ".amazonpay-emulator-button[data-color=LightGray]{color:#16262b;background:#eef2f3;border-color:#9db0b6}" +
        ".amazonpay-emulator-button[data-color=DarkGray]{color:#fff;background:#33474d;border-color:#33474d}" +
        ".amazonpay-emulator-button:focus-visible{outline:3px solid #6fd0dd;outline-offset:2px}" +
        ".amazonpay-emulator-button small{display:block;font-weight:400;font-size:.7rem;opacity:.85}",
    )
    document.adoptedStyleSheets = document.adoptedStyleSheets.concat(sheet)
  }

  /**
   * Puts a button into the element and returns its handle. With createCheckoutSessionConfig a press starts the
   * checkout; without, the shop calls handle.onClick and then handle.initCheckout.
   */
  function renderButton(target, config) {
    const where = "renderButton"
    const host = elementOf(where, target)
    let current = Object.assign({}, checkConfig(where, config))
    checkEmulated(where, current)
    const signed = signedOf(current)
    if (current.createCheckoutSession !== undefined) checkOwnSession(where, current.createCheckoutSession)
    else if (signed.value !== undefined) checkSigned(where, current, signed.value, signed.name)

    addStyles()
    const button = document.createElement("button")
    button.type = "button"
    button.className = "amazonpay-emulator-button"
    button.dataset.color = current.buttonColor || "Gold"
    const note = document.createElement("small")
    note.textContent = "emulator"
    button.append(current.productType === "SignIn" ? "Amazon Sign-in" : "Amazon Pay", note)
    host.replaceChildren(button)

    let listener = null
    button.addEventListener("click", function (event) {
      if (listener !== null) listener(event)
      else start(where, current)
    })
    return {
      onClick: function (callback) {
        if (typeof callback !== "function") fail(where, "onClick takes a function.")
        listener = callback
      },
      initCheckout: function (update) {
        current = Object.assign({}, current, update)
        return start("initCheckout", checkConfig("initCheckout", current))
      },
      updateButtonInfo: function (price) {
        current.estimatedOrderAmount = checkPrice("updateButtonInfo", price)
      },
    }
  }

  function initCheckout(config) {
    checkEmulated("initCheckout", config || {})
    return start("initCheckout", checkConfig("initCheckout", config))
  }

  /** Makes an element of the review page lead back to the hosted pages, and from there to the review page again. */
  function bindChangeAction(target, options) {
    const where = "bindChangeAction"
    const element = elementOf(where, target)
    if (typeof options !== "object" || options === null) fail(where, "options are required.")
    const id = need(where, options, "amazonCheckoutSessionId")
    const action = need(where, options, "changeAction", ACTIONS)
    element.addEventListener("click", function (event) {
      event.preventDefault()
      location.assign(origin + "/checkout/" + encodeURIComponent(id) + "/change?action=" + action)
    })
  }

  /** The form of its payload is not public. */
  function bindUpgradeAction() {
    fail(
      "bindUpgradeAction",
      "it is not emulated, because Amazon does not publish its payload. Before the order, send chargePermissionType " +
        "'Recurring' with Update Checkout Session.",
    )
  }

  function signout() {
    navigator.sendBeacon(origin + "/checkout/signout")
  }

  window.amazon = window.amazon || {}
  window.amazon.Pay = { renderButton, initCheckout, bindChangeAction, bindUpgradeAction, signout }
})()
