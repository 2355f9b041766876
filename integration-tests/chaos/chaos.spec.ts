import { isDeepStrictEqual } from "node:util"
import { createChance } from "../support/chance"
import { inLanes } from "../support/lanes"
import { Checkout } from "./checkout"
import { say, tell } from "./report"
import { Shop } from "./shop"
import { Trouble } from "./trouble"
import { countOf, judge, type Figure, type Wrong } from "./verdict"

/** Set by scripts/chaos.mjs. */
const { CHAOS_LOG = "", CHAOS_OWN_POSTGRES } = process.env
const CHECKOUTS = Number(process.env["CHAOS_CHECKOUTS"])
const SEED = Number(process.env["CHAOS_SEED"])
const INSTANCES = Number(process.env["CHAOS_INSTANCES"])

const AT_A_TIME = 6
/** Calls to Amazon from one kill to the next, as a rule: a checkout and its order make some ten. */
const KILL_EVERY = 120
const MINUTE = 1
const HOUR = 60
const DAY = 24 * HOUR
/** Short of the end of authorizations: those of the sandbox last two days. */
const CALM = [MINUTE, 10, HOUR, 6 * HOUR, DAY]
/** What is judged by then: an authorization that ends is held no more, whoever forgot it. */
const ENDING: readonly Figure[] = ["uncaptured_holds_left", "duplicate_charges"]
/** What Seller Central did, and no notification told of, is found by the looks of these months at the latest. */
const MONTH = 31 * DAY
const RENEWED = [MONTH, MONTH]
const AFTER_A_MONTH = [10, 2 * HOUR, DAY, 2 * DAY, 2 * DAY]

/** Milliseconds. */
const LONGEST = (60 + CHECKOUTS) * 60_000

it(
  "loses no order and no yen",
  async () => {
    const shop = await Shop.open(INSTANCES, CHAOS_LOG)
    const chance = createChance(SEED)
    const trouble = new Trouble(shop, chance, say)
    try {
      say("Medusa runs")
      const checkouts = Array.from({ length: CHECKOUTS }, (_, at) => new Checkout(shop, at + 1, SEED))
      const restartsDatabase = CHAOS_OWN_POSTGRES === "true"
      const wrong: Wrong[] = []

      trouble.begin({ every: KILL_EVERY, restartsDatabase })
      let done = 0
      await inLanes(AT_A_TIME, checkouts, async (checkout) => {
        await checkout.live()
        done += 1
        if (done % 10 === 0) say(`${done} checkouts`)
      })
      say("two minutes pass, so that buyers who closed the browser have an order")
      await shop.passTime(2)
      await inLanes(AT_A_TIME, checkouts, (checkout) => checkout.goOn())
      await trouble.end()
      say("nothing goes wrong any more, and Medusa starts again")
      for (const process of shop.processes) await shop.kill(process, true)
      wrong.push(...(await calmDown(shop, checkouts, CALM)).filter(({ figure }) => ENDING.includes(figure)))

      for (const month of RENEWED) {
        trouble.begin({ every: KILL_EVERY / 5, restartsDatabase })
        await shop.passTime(month)
        await trouble.end()
        await shop.revive()
        say("a month has passed")
      }
      const later = await calmDown(shop, checkouts, AFTER_A_MONTH)
      const isNew = (one: Wrong) =>
        !wrong.some(({ figure, checkout }) => isDeepStrictEqual([figure, checkout], [one.figure, one.checkout]))
      wrong.push(...later.filter(isNew))
      report(wrong, trouble)
      expect(countOf(wrong)).toEqual(countOf([]))
    } finally {
      trouble.stop()
      await trouble.end()
      await shop.close()
    }
  },
  LONGEST,
)

/** @returns what is wrong once nothing is due any more */
async function calmDown(shop: Shop, checkouts: readonly Checkout[], pauses: readonly number[]): Promise<Wrong[]> {
  let due: string[] = []
  for (const minutes of pauses) {
    due = await shop.passTime(minutes)
    say(`${minutes} minutes pass`)
  }
  return judge(shop, checkouts, due)
}

function report(wrong: readonly Wrong[], { faults, kills }: Trouble): void {
  for (const { figure, checkout, what, story = [] } of wrong) {
    say(`${figure}${checkout === null ? "" : `, checkout ${checkout}`}: ${JSON.stringify(what, null, 2)}`)
    for (const line of story) process.stdout.write(`          ${line}\n`)
  }
  tell({ checkouts: CHECKOUTS, faults, kills, ...countOf(wrong) })
}
