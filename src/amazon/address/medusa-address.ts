/** The address fields that Medusa's carts, orders and customers share. Empty fields are null. */
export interface MedusaAddress {
  first_name: string | null
  last_name: string | null
  company: string | null
  address_1: string | null
  address_2: string | null
  city: string | null
  /** Lower-case ISO 3166-2 ("jp-13", "us-wa") where the province is known, else Amazon's text. */
  province: string | null
  postal_code: string | null
  /** ISO 3166-1 alpha-2 in lower case, as Medusa's countries are named. */
  country_code: string | null
  phone: string | null
}
