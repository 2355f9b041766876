import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** The id of the first such entity, or null: what is there already is not made again. */
export async function findId(
  container: MedusaContainer,
  entity: string,
  filters: Record<string, unknown> = {},
): Promise<string | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields: ["id"], filters })
  return idOf(data[0])
}

/** @throws when there is none */
export async function needId(container: MedusaContainer, entity: string, filters: Record<string, unknown> = {}) {
  const id = await findId(container, entity, filters)
  if (id === null) throw new Error(`The demo's seed expected a ${entity} with ${JSON.stringify(filters)}.`)
  return id
}

function idOf(row: unknown): string | null {
  if (typeof row !== "object" || row === null || !("id" in row)) return null
  return typeof row.id === "string" ? row.id : null
}
