import { carrierCode } from "./carrier-code"

const parcel = (trackingUrl: string | null, ...names: string[]) => ({ trackingUrl, names })

describe("the code of a carrier", () => {
  it.each([
    ["https://toi.kuronekoyamato.co.jp/cgi-bin/tneko?number00=1", "TAQBIN_JP"],
    ["https://k2k.sagawa-exp.co.jp/p/web/okurijosearch.do?okurijoNo=1", "SAGAWA"],
    ["https://trackings.post.japanpost.jp/services/srv/search/direct?reqCodeNo1=1", "JAPAN_POST"],
    ["https://track.seino.co.jp/cgi-bin/gnpquery.pgm?GNPNO1=1", "SEINO"],
    ["https://SEINO.co.jp/", "SEINO"],
  ])("is known in Japan by the tracking URL %s", (url, code) => {
    expect(carrierCode({}, parcel(url))).toBe(code)
  })

  it.each([null, "", "#", "mailto:shop@example.com", "https://parcels.example/1", "https://notseino.co.jp/", "1234"])(
    "is not known by %j",
    (url) => {
      expect(carrierCode({}, parcel(url, "manual_manual"))).toBeNull()
    },
  )

  it("is the shop's for the host of the tracking URL, and for what is below it", () => {
    const carriers = { "Parcels.example": "UPS" }
    expect(carrierCode(carriers, parcel("https://parcels.example/1"))).toBe("UPS")
    expect(carrierCode(carriers, parcel("https://track.parcels.example/1"))).toBe("UPS")
  })

  it("is the shop's for the first of its names that has one", () => {
    const carriers = { クール便: "TAQBIN_JP", manual_manual: "SAGAWA" }
    expect(carrierCode(carriers, parcel("#", "so_1", "クール便", "manual_manual"))).toBe("TAQBIN_JP")
    expect(carrierCode(carriers, parcel("#", "so_2", "通常便", "manual_manual"))).toBe("SAGAWA")
  })

  it("is by the tracking URL before the names, and the shop's before what is known", () => {
    const url = "https://toi.kuronekoyamato.co.jp/"
    expect(carrierCode({ "kuronekoyamato.co.jp": "YAMATO", manual: "SAGAWA" }, parcel(url, "manual"))).toBe("YAMATO")
    expect(carrierCode({ manual: "SAGAWA" }, parcel(url, "manual"))).toBe("SAGAWA")
  })

  it("is not found in what every object has", () => {
    expect(carrierCode({}, parcel(null, "constructor"))).toBeNull()
  })
})
