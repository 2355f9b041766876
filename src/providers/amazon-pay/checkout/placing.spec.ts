import { isPlacing, whilePlacing } from "./placing"

describe("the placing of an order", () => {
  it.each(["paid", "free"] as const)("is known to what is called for it: %s", async (kind) => {
    expect(await whilePlacing(kind, () => Promise.resolve(isPlacing()))).toBe(kind)
  })

  it("is none outside of it", async () => {
    await whilePlacing("paid", () => Promise.resolve())
    expect(isPlacing()).toBeNull()
  })

  it.each([
    ["is done", () => Promise.resolve()],
    ["has failed", () => Promise.reject(new Error("out of stock"))],
  ])("is over for what it has started, once it %s", async (_, work) => {
    let later: Promise<unknown> = Promise.resolve()
    let goOn = (): void => undefined
    const waits = new Promise<void>((resolve) => (goOn = resolve))
    await whilePlacing("free", () => {
      later = waits.then(isPlacing)
      return work()
    }).catch(() => undefined)
    goOn()
    expect(await later).toBeNull()
  })
})
