import {
  createLocationFulfillmentSetWorkflow,
  createServiceZonesWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { findId, needId } from "./find"

const WAREHOUSE = "東京倉庫"
const DELIVERY = "国内配送"
const STANDARD = { name: "通常配送", code: "standard", price: 0, description: "2〜4日でお届けします" }
const EXPRESS = { name: "お急ぎ便", code: "express", price: 500, description: "翌日にお届けします" }

/** A warehouse in Tokyo that ships within Japan: free of charge, or faster for ¥500. */
export async function seedShipping(container: MedusaContainer, salesChannelId: string) {
  const stockLocationId =
    (await findId(container, "stock_location", { name: WAREHOUSE })) ??
    (await createWarehouse(container, salesChannelId))
  const profileId = (await findId(container, "shipping_profile")) ?? (await createProfile(container))
  const zoneId =
    (await findId(container, "service_zone", { name: DELIVERY })) ?? (await createZone(container, stockLocationId))
  const option = async (details: typeof STANDARD) =>
    (await findId(container, "shipping_option", { name: details.name })) ??
    (await createOption(container, details, { zoneId, profileId }))
  return { stockLocationId, profileId, standardId: await option(STANDARD), expressId: await option(EXPRESS) }
}

async function createWarehouse(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const address = {
    country_code: "JP",
    postal_code: "153-0064",
    province: "jp-13",
    city: "目黒区",
    address_1: "下目黒1-8-1",
  }
  await createStockLocationsWorkflow(container).run({ input: { locations: [{ name: WAREHOUSE, address }] } })
  const id = await needId(container, "stock_location", { name: WAREHOUSE })
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id, add: [salesChannelId] } })
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
  })
  return id
}

async function createProfile(container: MedusaContainer): Promise<string> {
  await createShippingProfilesWorkflow(container).run({ input: { data: [{ name: "Default", type: "default" }] } })
  return needId(container, "shipping_profile")
}

async function createZone(container: MedusaContainer, locationId: string): Promise<string> {
  if ((await findId(container, "fulfillment_set", { name: DELIVERY })) === null) {
    await createLocationFulfillmentSetWorkflow(container).run({
      input: { location_id: locationId, fulfillment_set_data: { name: DELIVERY, type: "shipping" } },
    })
  }
  const fulfillmentSetId = await needId(container, "fulfillment_set", { name: DELIVERY })
  await createServiceZonesWorkflow(container).run({
    input: {
      data: [
        { name: DELIVERY, fulfillment_set_id: fulfillmentSetId, geo_zones: [{ type: "country", country_code: "jp" }] },
      ],
    },
  })
  return needId(container, "service_zone", { name: DELIVERY })
}

async function createOption(
  container: MedusaContainer,
  { name, code, price, description }: typeof STANDARD,
  { zoneId, profileId }: { zoneId: string; profileId: string },
): Promise<string> {
  await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name,
        price_type: "flat",
        provider_id: "manual_manual",
        service_zone_id: zoneId,
        shipping_profile_id: profileId,
        type: { label: name, description, code },
        prices: [{ currency_code: "jpy", amount: price }],
        rules: [
          { attribute: "enabled_in_store", operator: "eq", value: "true" },
          { attribute: "is_return", operator: "eq", value: "false" },
        ],
      },
    ],
  })
  return needId(container, "shipping_option", { name })
}
