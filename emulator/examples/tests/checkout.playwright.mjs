// Playwright: the buyer on the hosted pages, by the ids that every element has.
// npx playwright test, with `use: { baseURL: <your shop> }` and the emulator on port 4010.
import { expect, test } from "@playwright/test"

test("a buyer pays with another card", async ({ page }) => {
  await page.goto("/cart")
  await page.locator(".amazonpay-emulator-button").click()
  await page.locator("#login").click()
  await page.locator("#change-payment").click()
  await page.locator("#payment-0005").check()
  await page.locator("#use-payment").click()
  await page.locator("#continue").click()
  await expect(page).toHaveURL(/amazonCheckoutSessionId=/)
})
