import { notCurrent } from "./not-current"

const LOOKED = "2026-12-01T10:00:00Z"
const look = { looked_at: LOOKED, next_look_at: null, failing_since: null }
const tries = { look, refreshFailedAt: null, isReadFailed: false }

describe("a panel", () => {
  it("is current while looks succeed", () => {
    expect(notCurrent(tries)).toBe(null)
  })

  it("is not while the clock's looks fail, whatever the admin did", () => {
    const failing = { ...look, failing_since: LOOKED }
    expect(notCurrent({ look: failing, refreshFailedAt: 1, isReadFailed: true })).toBe("unreachable")
  })

  it("is not after a refresh that failed, until a later look succeeds", () => {
    const refreshFailedAt = Date.parse(LOOKED) + 1
    expect(notCurrent({ ...tries, refreshFailedAt })).toBe("refresh")
    expect(notCurrent({ ...tries, refreshFailedAt, look: { ...look, looked_at: null } })).toBe("refresh")
    expect(notCurrent({ ...tries, refreshFailedAt: refreshFailedAt - 1 })).toBe(null)
  })

  it("is not when it could not be read again", () => {
    expect(notCurrent({ ...tries, isReadFailed: true })).toBe("read")
  })
})
