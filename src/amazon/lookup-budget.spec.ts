import { createClock } from "./clock"
import {
  createLookupBudget,
  LONGEST_WAIT,
  LOOKUPS_OF_PROCESS,
  LOOKUPS_OF_SESSION,
  LOOKUPS_OF_SUBJECT,
} from "./lookup-budget"

const SECOND = 1_000
/** Amazon's, for all of a merchant's processes. */
const AMAZONS = { burst: 40, perSecond: 8 }

/** A clock that stands until the test moves it. */
function stopped() {
  let now = 0
  return {
    now: () => new Date(now),
    advance(ms: number) {
      now += ms
    },
  }
}

function made(answers: readonly (number | null)[]): number {
  return answers.filter((answer) => answer !== null).length
}

function takeAll(count: number, take: (index: number) => number | null): (number | null)[] {
  return Array.from({ length: count }, (_, index) => take(index))
}

describe("the budget for Checkout Sessions that are not known", () => {
  it("is below Amazon's rate, in a burst and for good", () => {
    expect(LOOKUPS_OF_PROCESS.burst).toBeLessThan(AMAZONS.burst)
    expect(LOOKUPS_OF_PROCESS.perSecond).toBeLessThan(AMAZONS.perSecond)
  })

  it("lets a buyer begin anew a few times without waiting", () => {
    const budget = createLookupBudget(createClock())
    expect(takeAll(LOOKUPS_OF_SUBJECT.burst, () => budget.take("cart_1"))).toEqual(
      Array.from({ length: LOOKUPS_OF_SUBJECT.burst }, () => 0),
    )
  })

  it("makes of a hundred ids of one cart only the first few calls", () => {
    const budget = createLookupBudget(stopped())
    expect(made(takeAll(100, () => budget.take("cart_1")))).toBe(LOOKUPS_OF_SUBJECT.burst)
  })

  it("does not let one cart take what is another's", () => {
    const budget = createLookupBudget(stopped())
    takeAll(100, () => budget.take("cart_1"))
    expect(budget.take("cart_2")).toBe(0)
  })

  it("fills again with time", () => {
    const clock = stopped()
    const budget = createLookupBudget(clock)
    takeAll(100, () => budget.take("cart_1"))
    clock.advance(30 * SECOND)
    expect(budget.take("cart_1")).toBe(0)
    expect(budget.take("cart_1")).toBeNull()
  })

  it("does not fill by a clock that is set back", () => {
    const clock = stopped()
    const budget = createLookupBudget(clock)
    takeAll(100, () => budget.take("cart_1"))
    clock.advance(-60 * SECOND)
    expect(budget.take("cart_1")).toBeNull()
  })

  it("serves many carts at once one after the other, and refuses those that would wait too long", () => {
    const budget = createLookupBudget(stopped())
    const answers = takeAll(1_000, (index) => budget.take(`cart_${index}`))
    const { burst, perSecond } = LOOKUPS_OF_PROCESS
    expect(made(answers)).toBe(burst + (perSecond * LONGEST_WAIT) / SECOND)
    expect(answers.slice(0, burst + 2)).toEqual([...Array.from({ length: burst }, () => 0), 200, 400])
    expect(Math.max(...answers.map(Number))).toBeLessThanOrEqual(LONGEST_WAIT)
  })

  it.each([1, 60, 600])("stays within its rate over %i seconds of attack with a new cart each time", (seconds) => {
    const clock = stopped()
    const budget = createLookupBudget(clock)
    const answers = takeAll(seconds * 20, (index) => {
      clock.advance(SECOND / 20)
      return budget.take(`cart_${index}`)
    })
    const { burst, perSecond } = LOOKUPS_OF_PROCESS
    expect(made(answers)).toBeLessThanOrEqual(burst + perSecond * (seconds + LONGEST_WAIT / SECOND) + 1)
  })

  it("remembers no more than some thousands of carts", () => {
    const clock = stopped()
    const budget = createLookupBudget(clock)
    takeAll(100, () => budget.take("cart_first"))
    takeAll(4_999, (index) => budget.take(`cart_${index}`))
    clock.advance(20 * SECOND)
    expect(budget.take("cart_first")).toBeNull()
    takeAll(5_000, (index) => budget.take(`cart_other_${index}`))
    clock.advance(9 * SECOND)
    expect(budget.take("cart_first")).toBe(0)
  })
})

describe("the budget of a Checkout Session that is known", () => {
  it("lets its buyer come again a few times a minute, and not a hundred times a second", () => {
    const clock = stopped()
    const budget = createLookupBudget(clock)
    const taken = () => Array.from({ length: 100 }, () => budget.takeKnown("s1")).filter(Boolean).length
    expect(taken()).toBe(LOOKUPS_OF_SESSION.burst)
    clock.advance(60 * SECOND)
    expect(taken()).toBe(12)
  })

  it("is not used up by other sessions, known or not", () => {
    const budget = createLookupBudget(stopped())
    for (let index = 0; index < 100; index += 1) {
      budget.take("cart_1")
      budget.takeKnown("s1")
    }
    expect(budget.takeKnown("s2")).toBe(true)
  })
})
