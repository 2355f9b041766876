import { deliverySpecifications, SPECIAL_RESTRICTIONS } from "./delivery-specifications"

describe("the addresses that a buyer may choose", () => {
  it("are those of the countries that the shop delivers to, whatever case they are written in", () => {
    expect(deliverySpecifications(["jp", "DE"], [])).toEqual({
      addressRestrictions: { type: "Allowed", restrictions: { JP: {}, DE: {} } },
    })
  })

  it("are signed alike in whatever order the countries come, and however often", () => {
    const [one, other] = [deliverySpecifications(["de", "at"], []), deliverySpecifications(["AT", "DE", "at"], [])]
    expect(JSON.stringify(one)).toBe(JSON.stringify(other))
  })

  it("are no post office boxes and no Packstations where the shop delivers to none", () => {
    expect(deliverySpecifications(["DE"], SPECIAL_RESTRICTIONS)).toMatchObject({
      specialRestrictions: ["RestrictPOBoxes", "RestrictPackstations"],
    })
  })

  it("are all where no country is known: an empty list would allow none", () => {
    expect(deliverySpecifications([], SPECIAL_RESTRICTIONS)).toBeUndefined()
  })
})
