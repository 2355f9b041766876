import { askedFor } from "./asked-for"

const PERMISSION = "P03-1234567-7654321"
const CHARGE = `${PERMISSION}-C000001`
const UUID = "11111111-2222-4333-8444-55555555abcd"
const FULL_WIDTH = CHARGE.replace(/./g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0))

describe("what is looked for", () => {
  it.each<[string, string[]]>([
    [PERMISSION, [PERMISSION]],
    [` ${CHARGE}\n`, [CHARGE]],
    [CHARGE.toLowerCase(), [CHARGE]],
    [FULL_WIDTH, [CHARGE]],
    [CHARGE.replaceAll("-", "‐"), [CHARGE]],
    [CHARGE.replaceAll("-", "−"), [CHARGE]],
    ["C03-1442027-5744374", ["C03-1442027-5744374"]],
    [`${PERMISSION}-R022311`, [`${PERMISSION}-R022311`]],
    [UUID.toUpperCase(), [UUID]],
    [`amazonCheckoutSessionId=${UUID}&x=1`, [UUID]],
    [`ご注文番号：${PERMISSION}（チャージ ${CHARGE}）の件`, [PERMISSION, CHARGE]],
    [`${CHARGE}, ${CHARGE}`, [CHARGE]],
    ["An id of a new shape", []],
    ["new-shape-1", ["new-shape-1", "NEW-SHAPE-1"]],
    ["%", []],
    [`${PERMISSION}9`, [`${PERMISSION}9`, `${PERMISSION}9`]],
  ])("is found in %j", (q, ids) => {
    expect(askedFor(q).ids).toEqual(ids)
  })

  it.each([
    ["12", 12],
    ["#12", 12],
    ["＃１２", 12],
    [" # 12 ", 12],
    ["1234567890", null],
    ["12a", null],
    ["-1", null],
  ])("is the number of an order in %j: %s", (q, number) => {
    expect(askedFor(q).orderNumber).toBe(number)
  })

  it("is also the permission that a charge, a refund or a dispute is named after", () => {
    expect(askedFor(`${PERMISSION}-B000001`).bases).toEqual([PERMISSION])
    expect(askedFor(PERMISSION).bases).toEqual([])
  })
})
