/*
 * In the window of a Buy Now checkout: asks the shop's page, which has opened it, for a callback's answer. Buyer data goes
 * to the origin of the page with the button only.
 */
;(function () {
  "use strict"

  if (document.getElementById("close") !== null) {
    window.close()
    return
  }
  const form = document.getElementById("ask")
  const opener = window.opener
  if (opener === null || opener.closed) {
    document.getElementById("alone").hidden = false
    return
  }
  const { callback, event, origin } = form.dataset
  window.addEventListener("message", function (message) {
    if (message.source !== opener || message.origin !== origin || message.data.amazonPayAnswer !== callback) return
    form.elements.answer.value = JSON.stringify(message.data.answer ?? null)
    form.submit()
  })
  opener.postMessage({ amazonPayAsks: callback, event: JSON.parse(event) }, origin)
})()
