import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ApiKeyType, Modules } from "@medusajs/framework/utils"
import { findId } from "./find"

/** Known to everybody: the demo is for this machine only. */
export const ADMIN = { email: "admin@example.com", password: "supersecret" }

/** An account for the dashboard. */
export async function seedAdmin(container: MedusaContainer) {
  if ((await findId(container, "user", { email: ADMIN.email })) !== null) return
  const { authIdentity, error } = await container.resolve(Modules.AUTH).register("emailpass", { body: ADMIN })
  if (authIdentity === undefined) throw new Error(`The admin's login could not be made: ${error ?? "no reason given"}`)
  await createUserAccountWorkflow(container).run({
    input: { authIdentityId: authIdentity.id, userData: { email: ADMIN.email, first_name: "Admin" } },
  })
}

/** The key that a storefront sends with every request. Medusa made it, linked to the default sales channel. */
export async function publishableKey(container: MedusaContainer): Promise<string> {
  const [key] = await container.resolve(Modules.API_KEY).listApiKeys({ type: ApiKeyType.PUBLISHABLE })
  if (key === undefined) throw new Error("Medusa has made no publishable key.")
  return key.token
}
