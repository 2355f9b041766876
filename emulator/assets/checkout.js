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
  const UPGRADES = ["recurringUpgrade", "recurringUpdate"]
  const NEEDED_CALLBACKS = ["onInitCheckout", "onCompleteCheckout", "onCancel"]
  const CALLBACKS = NEEDED_CALLBACKS.concat("onShippingAddressSelection", "onDeliveryOptionSelection")

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

  /** Amazon's script has them for invited shops; a shop that passes one would wait for a call that never comes. */
  const NOT_EMULATED = ["onGiftWrapOptionSelection", "onMerchantManagedPaymentMethodSelection"]

  /** Callbacks belong to the Buy Now button. */
  function checkNoCallbacks(where, config) {
    const name = CALLBACKS.concat(NOT_EMULATED, "onError").find((candidate) => config[candidate] !== undefined)
    if (name === undefined) return
    fail(where, "'" + name + "' is for Buy Now: use amazon.Pay.renderJSButton, with 'checkoutSessionConfig'.")
  }

  function checkCallbacks(where, config) {
    for (const name of NOT_EMULATED) {
      if (config[name] !== undefined) fail(where, "'" + name + "' is not emulated by amazon-pay-emulator.")
    }
    for (const name of CALLBACKS.concat("onError")) {
      if (config[name] !== undefined && typeof config[name] !== "function")
        fail(where, "'" + name + "' must be a function.")
    }
    for (const name of NEEDED_CALLBACKS) {
      if (config[name] === undefined) fail(where, "'" + name + "' is required and must be a function.")
    }
  }

  /** The older form: the shop's own server makes the session by the API, when the button is pressed. */
  function checkOwnSession(where, own) {
    if (typeof own === "function") return own
    if (typeof own !== "object" || own === null) {
      fail(where, "'createCheckoutSession' must be an object with a url, or a function.")
    }
    need(where, own, "url")
    if (own.method !== undefined) need(where, own, "method", ["GET", "POST"])
    const extract = own.extractAmazonCheckoutSessionId
    if (extract !== undefined && typeof extract !== "function" && typeof extract !== "string") {
      fail(where, "'createCheckoutSession.extractAmazonCheckoutSessionId' must be a function or the name of a field.")
    }
    return own
  }

  function extractId(own, session) {
    const extract = own.extractAmazonCheckoutSessionId
    if (typeof extract === "function") return extract(session)
    return extract === undefined ? session.amazonCheckoutSessionId || session.checkoutSessionId : session[extract]
  }

  async function fetchOwn(where, own) {
    const response = await fetch(own.url, { method: own.method || "POST", credentials: "include" })
    if (!response.ok)
      fail(where, "'createCheckoutSession.url' answered " + response.status + " instead of the session.")
    const id = extractId(own, await response.json())
    if (typeof id === "string" && id !== "") return id
    return fail(where, "'createCheckoutSession.url' answered no checkoutSessionId, which Create Checkout Session has.")
  }

  /** A function gives the id, a promise of it, or an object with a url. */
  async function startOwn(where, own) {
    const given = typeof own === "function" ? await own() : own
    const id = typeof given === "string" ? given : await fetchOwn(where, checkOwnSession(where, given))
    location.assign(origin + "/checkout/" + encodeURIComponent(id))
  }

  function signedOf(config) {
    return config.productType === "SignIn"
      ? { name: "signInConfig", value: config.signInConfig }
      : { name: "createCheckoutSessionConfig", value: config.createCheckoutSessionConfig }
  }

  /**
   * A top-level form POST: the only way to carry a signed payload along with a navigation.
   * @param target the name of another window
   */
  function post(path, fields, target) {
    const form = document.createElement("form")
    form.method = "post"
    form.action = origin + path
    if (target !== undefined) form.target = target
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
    form.remove()
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

  function putButton(host, config) {
    addStyles()
    const button = document.createElement("button")
    button.type = "button"
    button.className = "amazonpay-emulator-button"
    button.dataset.color = config.buttonColor || "Gold"
    const note = document.createElement("small")
    note.textContent = "emulator"
    button.append(config.productType === "SignIn" ? "Amazon Sign-in" : "Amazon Pay", note)
    host.replaceChildren(button)
    return button
  }

  /**
   * Puts a button into the element and returns its handle. With createCheckoutSessionConfig a press starts the
   * checkout; without, the shop calls handle.onClick and then handle.initCheckout.
   */
  function renderButton(target, config) {
    const where = "renderButton"
    const host = elementOf(where, target)
    let current = Object.assign({}, checkConfig(where, config))
    checkNoCallbacks(where, current)
    const signed = signedOf(current)
    if (current.createCheckoutSession !== undefined) checkOwnSession(where, current.createCheckoutSession)
    else if (signed.value !== undefined) checkSigned(where, current, signed.value, signed.name)

    const button = putButton(host, current)
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

  /** The window of a Buy Now checkout asks for the callbacks here, and is answered with what they return. */
  function follow(popup, config) {
    let over = false
    async function answer(callback, event) {
      try {
        return await config[callback](event)
      } catch (error) {
        console.error("amazon.Pay: '" + callback + "' failed.", error)
        return { status: "error", reasonCode: "unknownError" }
      }
    }
    async function onMessage(message) {
      if (message.source !== popup || message.origin !== origin) return
      const callback = message.data.amazonPayAsks
      if (typeof config[callback] !== "function" || !CALLBACKS.includes(callback)) return
      over = callback === "onCancel"
      const given = await answer(callback, message.data.event)
      over = over || (callback === "onCompleteCheckout" && (given || {}).status !== "error")
      popup.postMessage({ amazonPayAnswer: callback, answer: given }, origin)
    }
    window.addEventListener("message", onMessage)
    const timer = setInterval(function () {
      if (!popup.closed) return
      clearInterval(timer)
      window.removeEventListener("message", onMessage)
      // Whoever closes the window has given up, too.
      if (!over) answer("onCancel", {})
    }, 200)
  }

  function startBuyNow(config) {
    const popup = window.open("", "amazonpay-emulator", "popup,width=480,height=760")
    if (popup === null) {
      const error = { message: "amazon.Pay.renderJSButton: the browser did not open a window." }
      if (config.onError === undefined) throw new Error(error.message)
      config.onError(error)
      return
    }
    const press = {
      merchantId: config.merchantId,
      checkoutSessionConfig: JSON.stringify(config.checkoutSessionConfig),
      sandbox: config.sandbox === true,
      productType: config.productType,
      checkoutLanguage: config.checkoutLanguage,
      estimatedOrderAmount: checkPrice("renderJSButton", config.estimatedOrderAmount) || undefined,
      callbacks: CALLBACKS.filter((name) => config[name] !== undefined),
    }
    follow(popup, config)
    post("/buy-now/start", { press: JSON.stringify(press) }, "amazonpay-emulator")
  }

  /** The Buy Now button: the checkout is one page in a window of its own, which asks the callbacks what to show. */
  function renderJSButton(target, config) {
    const where = "renderJSButton"
    const host = elementOf(where, target)
    const current = Object.assign({}, checkConfig(where, config))
    if (current.productType === "SignIn") fail(where, "'productType' must be one of PayAndShip, PayOnly.")
    const session = current.checkoutSessionConfig
    if (typeof session !== "object" || session === null) {
      fail(where, "'checkoutSessionConfig' is required: an object with storeId, scopes and paymentDetails, not signed.")
    }
    need(where + ": checkoutSessionConfig", session, "storeId")
    if (current.sandbox !== undefined && typeof current.sandbox !== "boolean")
      fail(where, "'sandbox' must be true or false.")
    checkCallbacks(where, current)
    putButton(host, current).addEventListener("click", function () {
      startBuyNow(current)
    })
    return {
      updateButtonInfo: function (price) {
        current.estimatedOrderAmount = checkPrice("updateButtonInfo", price)
      },
    }
  }

  function initCheckout(config) {
    checkNoCallbacks("initCheckout", config || {})
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

  /** What the payload asks for is not public; the page it leads to checks the signature and says so. */
  function bindUpgradeAction(target, options) {
    const where = "bindUpgradeAction"
    const element = elementOf(where, target)
    if (typeof options !== "object" || options === null) fail(where, "options are required.")
    const payloadJSON = need(where, options, "payloadJSON")
    const signature = need(where, options, "signature")
    const publicKeyId = need(where, options, "publicKeyId")
    const upgradeAction = need(where, options, "upgradeAction", UPGRADES)
    if (options.algorithm !== undefined) need(where, options, "algorithm", ALGORITHMS)
    let merchantId
    try {
      merchantId = JSON.parse(payloadJSON).merchantId
    } catch {
      fail(where, "'payloadJSON' is not valid JSON.")
    }
    if (typeof merchantId !== "string") fail(where, "'payloadJSON' has no merchantId.")
    element.addEventListener("click", function (event) {
      event.preventDefault()
      const { algorithm } = options
      post("/upgrade/start", { payloadJSON, signature, publicKeyId, upgradeAction, merchantId, algorithm })
    })
  }

  function signout() {
    navigator.sendBeacon(origin + "/checkout/signout")
  }

  window.amazon = window.amazon || {}
  window.amazon.Pay = { renderButton, renderJSButton, initCheckout, bindChangeAction, bindUpgradeAction, signout }
})()
