import { isReturnUrl, withParameter } from "../src/domain/return-url.js"

describe("a return URL", () => {
  it.each([
    ["https://shop.example/r", "https://shop.example/r?id=1"],
    ["https://shop.example/r?a=b%20c", "https://shop.example/r?a=b%20c&id=1"],
    ["https://shop.example/r?", "https://shop.example/r?id=1"],
    ["https://shop.example/r?a=1#top", "https://shop.example/r?a=1&id=1#top"],
  ])("keeps %s byte for byte and gains the id", (url, expected) => {
    expect(withParameter(url, "id", "1")).toBe(expected)
  })

  it.each([
    ["https://shop.example/", true],
    ["http://localhost:8000/store", true],
    ["http://127.0.0.1/", true],
    ["http://shop.example/", false],
    ["javascript:alert(1)", false],
    ["/review", false],
  ])("is https, or http on this machine: %s", (url, expected) => {
    expect(isReturnUrl(url)).toBe(expected)
  })
})
