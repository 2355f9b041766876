import { parseTimestamp } from "./timestamp"

describe("a timestamp", () => {
  it("is read in the basic form that Amazon sends", () => {
    expect(parseTimestamp("20231026T062827Z")?.toISOString()).toBe("2023-10-26T06:28:27.000Z")
  })

  it("is read in the extended form, too", () => {
    expect(parseTimestamp("2023-10-26T06:28:27Z")?.toISOString()).toBe("2023-10-26T06:28:27.000Z")
  })

  it.each([null, undefined, "", "soon", "20231399T000000Z"])("is null when it is %p", (text) => {
    expect(parseTimestamp(text)).toBeNull()
  })
})
