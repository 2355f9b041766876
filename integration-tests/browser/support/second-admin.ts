import type { DemoStore } from "../../../demo/seed"
import { Admin } from "../../support/admin"
import { demand } from "../../support/http"

type Account = DemoStore["admin"]

/** Invites another admin, who accepts. */
export async function secondAdmin(medusaUrl: string, first: { admin: Account }): Promise<Account> {
  const admin = { email: `jiro.${Date.now()}@example.com`, password: "supersecret" }
  const owner = await Admin.login(medusaUrl, first)
  const { body } = await owner.ask<{ invite: { token: string } }>("POST", "invites", { email: admin.email })
  const { token } = await demand<{ token: string }>("POST", `${medusaUrl}/auth/user/emailpass/register`, {
    body: admin,
  })
  await demand("POST", `${medusaUrl}/admin/invites/accept?token=${encodeURIComponent(body.invite.token)}`, {
    headers: { authorization: `Bearer ${token}` },
    body: { email: admin.email, first_name: "Jiro", last_name: "Sato" },
  })
  return admin
}
