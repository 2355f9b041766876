/** Amazon's side: its pages, as the buyer sees them, and what it has in its books. */
export function createAmazon(page, url) {
  const id = (name) => page.getByTestId(name)
  const get = async (path) => (await fetch(`${url}/_emulator/${path}`)).json()
  const post = async (path, body) => {
    const headers = { "content-type": "application/json" }
    const answer = await fetch(`${url}/_emulator/${path}`, { method: "POST", headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`The emulator refused ${path}: ${answer.status} ${await answer.text()}`)
  }
  const arrive = () => page.waitForURL((address) => address.href.startsWith(url))

  /** From one of the hosted pages to another one by way of the choice between them. */
  async function chooseCard(card) {
    await id("change-payment").click()
    await page.locator(`#payment-${card}`).check()
    await id("use-payment").click()
  }
  return {
    /** Which page follows the login: the buyer cannot choose on the one that only asks for consent. */
    showPage: (which) => post("settings", { page: which }),
    /** What shall go wrong. */
    fault: (rule) => post("faults", rule),
    /** The buyer's doing, on Amazon's own pages. */
    mend: (chargePermissionId, payment) => post("buyer/mend", { chargePermissionId, payment }),
    closePermission: (chargePermissionId, reasonCode) =>
      post("chargePermissions/close", { chargePermissionId, reasonCode }),
    async login() {
      await arrive()
      await id("login").click()
    },
    continue: () => id("continue").click(),
    cancel: () => id("cancel").click(),
    payNow: () => id("pay-now").click(),
    chooseCard,
    async chooseAddress(name) {
      await id("change-address").click()
      await page.locator(`#address-${name}`).check()
      await id("use-address").click()
    },
    text: async () => {
      await arrive()
      return page.locator("main").innerText()
    },
    /** The page that confirms the payment moves on by itself. */
    leaveProcessing: () => page.waitForURL((address) => !address.href.startsWith(url)),

    objects: (kind) => get(`objects/${kind}`),
    /** Every notification that was sent so far, with how it was answered. */
    deliveries: () => get("ipn/deliveries"),
    /** The names of the calls to the API so far, in order. */
    calls: async () => (await get("requests")).map(({ operation }) => operation),
    /** Of these those of a checkout: the clock may be looking at the orders of other walks. */
    checkoutCalls: async () =>
      (await get("requests")).map(({ operation }) => operation).filter((name) => name?.endsWith("CheckoutSession")),
    charge: async (chargeId) => (await get("objects/charges")).find((charge) => charge.chargeId === chargeId),
    async permission(permissionId) {
      const permissions = await get("objects/chargePermissions")
      return permissions.find((permission) => permission.chargePermissionId === permissionId)
    },
    refundsOf: async (chargeId) => (await get("objects/refunds")).filter((refund) => refund.chargeId === chargeId),
  }
}
