/** The address fields that Medusa's carts, orders and customers share. Empty fields are null. */
export interface MedusaAddress {
  first_name: string | null
  last_name: string | null
  company: string | null
  address_1: string | null
  address_2: string | null
  city: string | null
  /** ISO 3166-2 in Japan, the United States and Canada ("JP-13", "US-WA"), where Medusa's regions are by that code. */
  province: string | null
  postal_code: string | null
  /** ISO 3166-1 alpha-2 in lower case, as Medusa's countries are named. */
  country_code: string | null
  phone: string | null
}
