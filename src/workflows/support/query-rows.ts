import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

interface Question {
  entity: string
  fields: string[]
  /** An undefined or empty value would match every row, and is refused. */
  filters: Record<string, string>
}

/** Rows of Medusa's data, unread: the caller parses what it needs of them. */
export async function queryRows(container: MedusaContainer, { entity, fields, filters }: Question): Promise<unknown[]> {
  if (Object.values(filters).some((value) => !value)) return []
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data }: { data: unknown[] } = await query.graph({ entity, fields, filters })
  return data
}

/** A text field of a row, or null. */
export function textOf(row: unknown, field: string): string | null {
  const value: unknown = typeof row === "object" && row !== null ? Reflect.get(row, field) : null
  return typeof value === "string" ? value : null
}
