import { mailLink } from "./mail-link"

describe("a mail with a link", () => {
  it("keeps what the link and the subject say", () => {
    const url = new URL(
      mailLink("hanako@example.com", "ご注文 #7 & more", ["Pay here:", "https://shop.example/?a=1&b=2"]),
    )
    expect(url.pathname).toBe("hanako@example.com")
    expect(url.searchParams.get("subject")).toBe("ご注文 #7 & more")
    expect(url.searchParams.get("body")).toBe("Pay here:\r\nhttps://shop.example/?a=1&b=2")
  })

  it("takes no more from an e-mail than an address", () => {
    expect(mailLink("a@b.example?bcc=evil@example.com", "s", ["b"])).toBe(
      "mailto:a@b.example%3Fbcc%3Devil@example.com?subject=s&body=b",
    )
    expect(mailLink(null, "s", ["b"])).toBe("mailto:?subject=s&body=b")
  })
})
