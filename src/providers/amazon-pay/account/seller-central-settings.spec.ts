import type { Account } from "./account"
import { describeAccount, sellerCentralSettings } from "./seller-central-settings"
import { regionProfile } from "../../../amazon/region"

function accountWith(options: object = {}): Account {
  return {
    options: {
      region: "jp",
      publicKeyId: "SANDBOX-AFTESTKEY",
      privateKey: "-----BEGIN PRIVATE KEY-----",
      backendUrl: "https://medusa.example",
      storefront: {
        reviewUrl: "https://shop.example/{country_code}/review",
        confirmedUrl: "https://shop.example/{country_code}/order/{order_id}",
        failedUrl: "https://shop.example/cart",
        cancelUrl: "https://www.shop.example/cart",
      },
      ...options,
    },
    environment: "sandbox",
    profile: regionProfile("jp"),
    scriptUrl: regionProfile("jp").checkoutScript,
  } as unknown as Account
}

describe("what Seller Central is to have of an account", () => {
  it("is its IPN URL, each origin once, and the return URLs", () => {
    expect(sellerCentralSettings(accountWith())).toEqual({
      ipnUrl: "https://medusa.example/amazon-pay/ipn",
      allowedOrigins: ["https://shop.example", "https://www.shop.example"],
      returnUrls: ["review", "result", "cancel"].map((route) => `https://medusa.example/amazon-pay/${route}`),
      hosts: { api: "pay-api.amazon.jp", checkoutScript: "static-fe.payments-amazon.com" },
    })
  })
})

describe("the line that the log has of an account", () => {
  it("names no secret, and what is missing", () => {
    expect(describeAccount("pp_amazon-pay_jp", accountWith())).toBe(
      "Amazon Pay: pp_amazon-pay_jp is an account of the region jp, sandbox, key SANDBOX-AFTESTKEY. " +
        "It calls pay-api.amazon.jp; browsers load the button from static-fe.payments-amazon.com. " +
        "Notifications are taken at https://medusa.example/amazon-pay/ipn, of no topic: list it in ipn.topicArns.",
    )
  })

  it.each([
    [["arn:1"], "of 1 topic."],
    [["arn:1", "arn:2"], "of 2 topics."],
  ])("counts the topics %j", (topicArns, text) => {
    expect(describeAccount("pp_amazon-pay_jp", accountWith({ ipn: { topicArns } }))).toContain(text)
  })

  it("names the hosts that stand in for Amazon", () => {
    const account = {
      ...accountWith({ endpoints: { api: "http://localhost:4000" } }),
      scriptUrl: "http://localhost:4001/checkout.js",
    }
    expect(describeAccount("pp_amazon-pay_jp", account)).toContain(
      "It calls localhost:4000 in place of Amazon; browsers load the button from localhost:4001.",
    )
  })
})
