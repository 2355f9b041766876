import { formatDate, formatDateTime } from "./format-date"

describe("dates", () => {
  it("are written in the reader's language", () => {
    expect(formatDate("2026-12-24T10:00:00Z", "en")).toBe("Dec 24, 2026")
    expect(formatDate("2026-12-24T10:00:00Z", "de")).toBe("24.12.2026")
    expect(formatDateTime("2026-12-24T10:00:00Z", "ja")).toMatch(/^2026\/12\/24 /)
  })

  it("that cannot be read are shown as they came", () => {
    expect(formatDate("soon", "en")).toBe("soon")
  })
})
