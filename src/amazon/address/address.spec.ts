import fc from "fast-check"
import { addressSchema } from "../resources/address"
import { toMedusaAddress } from "./index"

const convert = (fields: Record<string, string | null>) => toMedusaAddress(addressSchema.parse(fields))
const german = (...lines: string[]) => {
  const [addressLine1 = "", addressLine2 = "", addressLine3 = ""] = lines
  const { company, address_1, address_2 } = convert({ countryCode: "DE", addressLine1, addressLine2, addressLine3 })
  return { company, address_1, address_2 }
}

describe("toMedusaAddress", () => {
  it("maps an address of Japan, which has no city of its own", () => {
    const address = convert({
      name: "山田　太郎",
      addressLine1: "目黒区下目黒1-8-1",
      addressLine2: "アルコタワー 5F",
      addressLine3: "株式会社テスト",
      city: null,
      stateOrRegion: "Tokyo",
      postalCode: "1530064",
      countryCode: "JP",
      phoneNumber: "+81-3-1234-5678",
    })
    expect(address).toEqual({
      first_name: "太郎",
      last_name: "山田",
      company: "株式会社テスト",
      address_1: "下目黒1-8-1",
      address_2: "アルコタワー 5F",
      city: "目黒区",
      province: "jp-13",
      postal_code: "1530064",
      country_code: "jp",
      phone: "0312345678",
    })
  })

  it("keeps a prefecture that it does not know", () => {
    expect(convert({ countryCode: "JP", stateOrRegion: "関東", addressLine1: "下目黒1" }).province).toBe("関東")
  })

  it("takes a Japanese city from its own field where the lines have none, and trims what it keeps", () => {
    const address = convert({
      countryCode: " jp ",
      addressLine1: "下目黒1",
      city: " 目黒区 ",
      stateOrRegion: " 関東 ",
      postalCode: " 1530064 ",
    })
    expect(address).toMatchObject({ city: "目黒区", province: "関東", postal_code: "1530064", country_code: "jp" })
  })

  it("maps an address of the United States, with the state's ISO code", () => {
    const address = convert({
      name: "Susie Smith",
      addressLine1: "10 Ditka Ave",
      addressLine2: "Suite 2500",
      city: "Chicago",
      county: "Cook",
      district: "Chicago",
      stateOrRegion: "IL",
      postalCode: "60602",
      countryCode: "US",
      phoneNumber: "800-000-0000",
    })
    expect(address).toEqual({
      first_name: "Susie",
      last_name: "Smith",
      company: null,
      address_1: "10 Ditka Ave",
      address_2: "Suite 2500",
      city: "Chicago",
      province: "us-il",
      postal_code: "60602",
      country_code: "us",
      phone: "800-000-0000",
    })
  })

  it("takes a line with a legal form for the company, in any country", () => {
    expect(
      convert({ countryCode: "FR", addressLine1: "Exemple SARL", addressLine2: "12 rue de la Paix" }),
    ).toMatchObject({
      company: "Exemple SARL",
      address_1: "12 rue de la Paix",
      address_2: null,
    })
  })

  it.each([
    ["US", "Illinois", "us-il"],
    ["CA", "ON", "ca-on"],
    ["AU", "New South Wales", "au-nsw"],
    ["DE", "Bayern", "de-by"],
    ["GB", "Kent", "Kent"],
  ])("has as province of %s, %s the code %s", (countryCode, stateOrRegion, province) => {
    expect(convert({ countryCode, stateOrRegion }).province).toBe(province)
  })

  it("takes the county for the province where there is no state", () => {
    expect(convert({ countryCode: "GB", city: "Oxford", county: "Oxfordshire" }).province).toBe("Oxfordshire")
  })

  it("keeps a district that says more than the city", () => {
    expect(convert({ countryCode: "MX", addressLine1: "Calle 5", city: "Puebla", district: "Centro" }).address_2).toBe(
      "Centro",
    )
  })

  it("keeps a district apart from the rest of its line", () => {
    const address = {
      countryCode: "MX",
      addressLine1: "Calle 5",
      addressLine2: "Interior 2",
      city: "Puebla",
      district: "Centro",
    }
    expect(convert(address).address_2).toBe("Interior 2, Centro")
  })

  it("trims what surrounds a field", () => {
    const address = convert({ countryCode: " us ", city: " Salem ", stateOrRegion: " OR ", postalCode: " 97302 " })
    expect(address).toMatchObject({ city: "Salem", province: "us-or", postal_code: "97302", country_code: "us" })
  })

  it("splits a name in Latin letters abroad in Western order, also a Japanese one", () => {
    expect(convert({ countryCode: "US", name: "Yamada Taro" })).toMatchObject({
      first_name: "Yamada",
      last_name: "Taro",
    })
  })

  it("splits a Japanese name abroad in Japanese order", () => {
    expect(convert({ countryCode: "US", name: "山田 太郎" })).toMatchObject({ last_name: "山田", first_name: "太郎" })
  })

  it("is all null for an address of nothing", () => {
    expect(new Set(Object.values(convert({})))).toEqual(new Set([null]))
  })

  it("loses no word of any address, and never throws", () => {
    const line = fc.option(
      fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("Muster GmbH", "c/o Jane", "Hauptstr. 5", "7. Etage")),
    )
    const lines = fc.record({ addressLine1: line, addressLine2: line, addressLine3: line })
    fc.assert(
      fc.property(lines, fc.constantFrom("DE", "AT", "US", "FR", "JP", null), (address, countryCode) => {
        const { company, address_1, address_2, city } = convert({ ...address, countryCode })
        const characters = (...texts: (string | null)[]) =>
          Array.from(texts.join("").replace(/[\s,\ufeff]|\p{Default_Ignorable_Code_Point}/gu, ""))
            .sort()
            .join("")
        const { addressLine1, addressLine2, addressLine3 } = address
        expect(characters(city, company, address_1, address_2)).toBe(
          characters(addressLine1, addressLine2, addressLine3),
        )
      }),
    )
  })
})

describe("a German or Austrian address", () => {
  it.each([
    [["Musterstraße 12"], null, "Musterstraße 12", null],
    [["Muster GmbH", "Musterstraße 12"], "Muster GmbH", "Musterstraße 12", null],
    [["Familie Schmidt", "Am Anger 5a"], "Familie Schmidt", "Am Anger 5a", null],
    [["Musterstr. 12", "Muster GmbH"], "Muster GmbH", "Musterstr. 12", null],
    [["Musterstr. 12", "Hinterhaus, 2. OG"], null, "Musterstr. 12", "Hinterhaus, 2. OG"],
    [["c/o Meier", "Ringstr. 3-5"], null, "Ringstr. 3-5", "c/o Meier"],
    [["Muster AG", "Einkauf", "Industrieweg 7"], "Muster AG, Einkauf", "Industrieweg 7", null],
    [["1234567", "Packstation 123"], null, "Packstation 123", "1234567"],
    [["Packstation 123", "1234567"], null, "Packstation 123", "1234567"],
    [["Mariahilfer Straße 12/3/4"], null, "Mariahilfer Straße 12/3/4", null],
    [["Hauptplatz 1", "Stiege 2 Top 5"], null, "Hauptplatz 1", "Stiege 2 Top 5"],
    [["Schloss Bellevue", "Hinterhaus"], null, "Schloss Bellevue", "Hinterhaus"],
    [["C 4, 12"], null, "C 4, 12", null],
  ])("has company, street and supplement of %j", (lines, company, address_1, address_2) => {
    expect(german(...lines)).toEqual({ company, address_1, address_2 })
  })
})
