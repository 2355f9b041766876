import { MERCHANT } from "../support/account"
import { heldAtAmazon } from "../support/books"
import { createChance } from "../support/chance"
import { inLanes } from "../support/lanes"
import { renew, subscribeMany, type Subscribed } from "../support/recurring"
import { describeStore } from "../support/store"
import { StoreJob, taskOf, type Renewal } from "../support/store-job"
import { Workers } from "../support/workers"
import { wholeBooks, wrongPeriods } from "../support/year-books"
import { breakWith, disturb, drawFault, mendSome } from "../support/year-faults"

const { RECURRING_SUBSCRIPTIONS, RECURRING_SEED } = process.env
/** RECURRING_SUBSCRIPTIONS=1000 makes as many subscriptions as that, for a whole year; RECURRING_SEED=2 another one. */
const SUBSCRIPTIONS = Number(RECURRING_SUBSCRIPTIONS ?? 4)
const SEED = Number(RECURRING_SEED ?? 1)
const MONTHS = RECURRING_SUBSCRIPTIONS ? 12 : 5
const YEN = 2500

/** The other process is ended in every so many months, since a start takes long, and in those after so many charges. */
const ENDS = SUBSCRIPTIONS < 100 ? { months: 3, charges: 100 } : { months: 1, charges: 100 }

/** In milliseconds, on a machine that is busy. */
const LONGEST = (60 + SUBSCRIPTIONS) * 60_000
const ORDERS_AT_A_TIME = 6
/** Of a month's charges, some show more than one change. */
const NOTIFICATIONS = 2 * SUBSCRIPTIONS

const HOUR = 60
const DAY = 24 * HOUR
/** Minutes until the next month. A declined period is tried again 1, 3 and 5 days later. */
const PAUSES = [10, 2 * HOUR, DAY, 2 * DAY, 2 * DAY, 5 * DAY, 20 * DAY]
/** Of those: after so many every buyer has mended what is to be mended. */
const MENDED_AFTER = 4

describeStore(
  "subscriptions, month after month,",
  (store) => {
    const chance = createChance(SEED)
    const began = performance.now()
    let workers: Workers | null = null
    afterEach(() => workers?.stop())

    /** For whoever waits for a long year; Jest is silent until its end. */
    function say(what: string): void {
      const seconds = Math.round((performance.now() - began) / 1000)
      if (RECURRING_SUBSCRIPTIONS) process.stdout.write(`seed ${SEED}: ${what} after ${seconds} s\n`)
    }

    async function placeOrders(subscriptions: readonly Subscribed[], period: string): Promise<Renewal[]> {
      return inLanes(ORDERS_AT_A_TIME, subscriptions, async (subscribed) => {
        return { subscribed, period, orderId: await renew(store, subscribed.orderId, YEN), fault: "nothing" }
      })
    }

    function breakMonth(renewals: readonly Renewal[]): void {
      const { emulator } = store.amazon
      emulator.faults.clear()
      disturb(emulator, NOTIFICATIONS, chance)
      for (const renewal of renewals) {
        renewal.fault = drawFault(chance)
        breakWith(emulator, renewal.fault, renewal.subscribed.permissionId, chance)
      }
    }

    it(
      `are charged once for each period, or it says what stands in the way (${SUBSCRIPTIONS} × ${MONTHS}, seed ${SEED})`,
      async () => {
        const { emulator } = store.amazon
        emulator.ipn.add({ url: `${store.url}/amazon-pay/ipn`, merchantId: MERCHANT.merchantId })
        const [subscriptions, started] = await Promise.all([subscribeMany(store, SUBSCRIPTIONS), Workers.start(store)])
        workers = started
        const renewals = await placeOrders(subscriptions.slice(0, 1), "to count the steps")
        const [steps] = await workers.count(renewals.map(taskOf))
        say(`${SUBSCRIPTIONS} subscriptions`)
        const job = new StoreJob(store, workers, chance, steps!)
        for (let month = 2; month <= MONTHS; month++) {
          const ofMonth = await placeOrders(subscriptions, `month ${month}`)
          renewals.push(...ofMonth)
          breakMonth(ofMonth)
          await job.chargeAll(ofMonth, (month - 2) % ENDS.months === 0 ? ENDS.charges : null)
          for (const [at, minutes] of PAUSES.entries()) {
            await workers.passTime(minutes)
            await job.askAgain(ofMonth)
            mendSome(emulator, at < MENDED_AFTER ? chance.next() : 1, chance)
          }
          say(`month ${month}`)
        }
        // What the other one was at work on while this one found nothing more to do.
        await workers.passTime(DAY)
        expect(job.odd).toEqual([])
        expect(await wrongPeriods(store, renewals, YEN)).toEqual([])
        expect(heldAtAmazon(store)).toEqual([])
        const { medusa, amazon } = await wholeBooks(store)
        expect(medusa).toEqual(amazon)
      },
      LONGEST,
    )
  },
  { AMAZON_PAY_PAYMENT_INTENT: "AuthorizeWithCapture" },
)
