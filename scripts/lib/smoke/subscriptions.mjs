/** The shopper's マイページ, and the time that the demo lets pass. */
export function createSubscriptions(page, { medusa_url, storefront_url, publishable_key }) {
  async function call(method, path, body) {
    const token = await page.evaluate("localStorage.getItem('customer_token')")
    const headers = { "content-type": "application/json", "x-publishable-api-key": publishable_key }
    if (token) headers.authorization = `Bearer ${token}`
    const answer = await fetch(medusa_url + path, { method, headers, body: body && JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const list = () => call("GET", "/store/subscriptions")
  const letDaysPass = (days) => call("POST", "/store/demo/clock", { days })
  const one = async (id) => {
    const { subscriptions, today } = await list()
    return { ...subscriptions.find((subscription) => subscription.id === id), today }
  }
  return {
    newest: async () => (await list()).subscriptions[0],
    one,
    letDaysPass,
    /** Until the day on which the next order is due. */
    async comeToNextDate(id) {
      const { next_date, today } = await one(id)
      await letDaysPass(Math.round((Date.parse(next_date) - Date.parse(today)) / 86_400_000))
    },
    async useCoupon(code) {
      const cart = await page.evaluate("localStorage.getItem('cart_id')")
      await call("POST", `/store/carts/${cart}/promotions`, { promo_codes: [code] })
    },
    async register(email, password) {
      await page.goto(`${storefront_url}/mypage`)
      await page.getByLabel("メールアドレス").fill(email)
      await page.getByLabel("パスワード").fill(password)
      await page.getByRole("button", { name: "新規会員登録" }).click()
      await page.getByText("お申し込み中の定期便はありません").waitFor()
    },
    /** What マイページ shows of it. */
    async panel(id) {
      await page.goto(`${storefront_url}/mypage`)
      const panel = page.locator(`[data-subscription="${id}"]`)
      await panel.waitFor()
      return panel.innerText()
    },
    /** Presses one of its buttons. @param status what it leads to */
    async press(id, name, status) {
      await page.goto(`${storefront_url}/mypage`)
      const agree = (dialog) => void dialog.accept()
      page.on("dialog", agree)
      await page.locator(`[data-subscription="${id}"]`).getByRole("button", { name }).click()
      await page.locator(`[data-subscription="${id}"][data-status="${status}"]`).waitFor()
      page.off("dialog", agree)
    },
  }
}
