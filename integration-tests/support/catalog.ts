import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Admin } from "./admin"
import type { Shopper } from "./shopper"
import type { Store } from "./store"

const DAY = 24 * 60 * 60_000
const SKUS = { beans: "COFFEE-BEANS", cup: "COFFEE-CUP" }

/** Leaves so many of a product on the shelf. */
export async function stock(container: MedusaContainer, product: keyof typeof SKUS, stocked_quantity: number) {
  const inventory = container.resolve(Modules.INVENTORY)
  const [item] = await inventory.listInventoryItems({ sku: SKUS[product] })
  const levels = await inventory.listInventoryLevels({ inventory_item_id: [item!.id] })
  await inventory.updateInventoryLevels(
    levels.map(({ inventory_item_id, location_id }) => ({ inventory_item_id, location_id, stocked_quantity })),
  )
}

/** The store ships to one prefecture only, instead of all Japan. */
export async function shipOnlyTo(container: MedusaContainer, province_code: string): Promise<void> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const [zone] = await fulfillment.listGeoZones({ country_code: "jp" })
  await fulfillment.updateGeoZones([{ id: zone!.id, type: "province", country_code: "jp", province_code }])
}

/** The region has further countries, and the store ships there: to all of the country, or to one province of it. */
export async function shipAlsoTo({ admin, container, seeded }: Store, countries: string[], province_code?: string) {
  await admin.ask("POST", `regions/${seeded.region_id}`, { countries: ["jp", ...countries] })
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const [zone] = await fulfillment.listServiceZones()
  const service_zone_id = zone!.id
  await fulfillment.createGeoZones(
    countries.map((country_code) =>
      province_code === undefined
        ? { type: "country" as const, country_code, service_zone_id }
        : { type: "province" as const, country_code, province_code, service_zone_id },
    ),
  )
}

/** ¥500 off the order for whoever knows the code. */
export class Promotion {
  private constructor(
    private readonly admin: Admin,
    private readonly campaignId: string,
    readonly code: string,
  ) {}

  /** @param uses how often it may be used */
  static async start(admin: Admin, uses = 1000): Promise<Promotion> {
    const code = "AUTUMN"
    const { body } = await admin.ask("POST", "promotions", {
      code,
      type: "standard",
      status: "active",
      application_method: { type: "fixed", target_type: "order", value: 500, currency_code: "jpy" },
      campaign: {
        name: "Autumn",
        campaign_identifier: code,
        starts_at: new Date(Date.now() - 2 * DAY),
        ends_at: new Date(Date.now() + DAY),
        budget: { type: "usage", limit: uses },
      },
    })
    return new Promotion(admin, String(body["promotion"]?.["campaign"]?.["id"]), code)
  }

  use(shopper: Shopper) {
    return shopper.ask("POST", `carts/${shopper.cartId}/promotions`, { promo_codes: [this.code] })
  }

  end() {
    return this.admin.ask("POST", `campaigns/${this.campaignId}`, { ends_at: new Date(Date.now() - DAY) })
  }
}
