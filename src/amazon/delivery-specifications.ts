/**
 * Which of the buyer's addresses may be chosen at Amazon: the others are greyed out there. It is no guarantee, so the
 * address that comes back is checked again.
 */
export interface DeliverySpecifications {
  specialRestrictions?: SpecialRestriction[]
  addressRestrictions: { type: "Allowed"; restrictions: Record<string, Record<string, never>> }
}

export const SPECIAL_RESTRICTIONS = ["RestrictPOBoxes", "RestrictPackstations"] as const
export type SpecialRestriction = (typeof SPECIAL_RESTRICTIONS)[number]

/**
 * Whole countries only: in Japan prefectures reach us as "Tokyo" and as 東京都, so that a list of them in one script
 * would grey out addresses that can be delivered.
 * @param countries ISO 3166-1 alpha-2, in either case
 * @returns undefined without a country, which would allow none
 */
export function deliverySpecifications(
  countries: readonly string[],
  specialRestrictions: readonly SpecialRestriction[],
): DeliverySpecifications | undefined {
  const codes = [...new Set(countries.map((code) => code.toUpperCase()))].sort()
  if (codes.length === 0) return undefined
  return {
    ...(specialRestrictions.length > 0 ? { specialRestrictions: [...specialRestrictions] } : {}),
    addressRestrictions: { type: "Allowed", restrictions: Object.fromEntries(codes.map((code) => [code, {}])) },
  }
}
