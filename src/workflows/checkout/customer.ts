import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, validateEmail } from "@medusajs/framework/utils"
import { findCart, type Cart } from "./cart"
import { findTaxedCart } from "./tax-address"

/** The customer who was logged in when the button was made, if the cart is theirs. */
export function isOwnedBy({ customer }: Cart, customerId: string | null): boolean {
  return customer?.has_account === true && customer.id === customerId
}

/**
 * Makes the cart the customer's who was logged in when the button was made, as Medusa does at a login.
 * @returns false when nobody was, or the account is gone
 */
export async function giveToCustomer(container: MedusaContainer, cart: Cart, id: string | null): Promise<boolean> {
  if (id === null || isOwnedBy(cart, id)) return id !== null
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: [id], has_account: true })
  if (!customer?.email) return false
  await container.resolve(Modules.CART).updateCarts([{ id: cart.id, customer_id: id, email: customer.email }])
  return true
}

/**
 * The cart, whose customer is nobody but who was logged in when the button was made: through Medusa's own door an e-mail
 * ties it to a registered customer at any time.
 */
export async function findOwnCart(
  container: MedusaContainer,
  id: string,
  customerId: string | null,
): Promise<Cart | null> {
  const cart = await findTaxedCart(container, id)
  if (!cart?.customer?.has_account || cart.completed_at || isOwnedBy(cart, customerId)) return cart
  if (!(await giveToCustomer(container, cart, customerId))) await makeGuestCart(container, cart, cart.email)
  return findCart(container, id)
}

/** An e-mail address as Medusa stores it; null for one that it refuses. */
export function usableEmail(email: string | null): string | null {
  try {
    return email === null ? null : validateEmail(email.trim())
  } catch {
    return null
  }
}

/**
 * Makes the cart a guest's. Medusa ties a cart to the registered customer whose e-mail it bears, and the order, with
 * its buyer's address, would be in that customer's list whoever pays (core-flows 2.21.2, findOrCreateCustomerStep).
 */
export async function makeGuestCart(container: MedusaContainer, cart: Cart, email: string | null): Promise<void> {
  const guest = email === null ? null : await guestWith(container, email)
  if (cart.email === email && (cart.customer?.id ?? null) === guest) return
  // Medusa's columns may be null, its types of an update do not say so.
  const owner = Object.fromEntries(Object.entries({ email, customer_id: guest }))
  await container.resolve(Modules.CART).updateCarts([{ id: cart.id, ...owner }])
}

async function guestWith(container: MedusaContainer, email: string): Promise<string> {
  const customers = container.resolve(Modules.CUSTOMER)
  const [known] = await customers.listCustomers({ email, has_account: false }, { select: ["id"], take: 1 })
  if (known) return known.id
  try {
    return (await customers.createCustomers({ email })).id
  } catch (error) {
    // Another checkout with the same new e-mail address was faster.
    const [other] = await customers.listCustomers({ email, has_account: false }, { select: ["id"], take: 1 })
    if (other) return other.id
    throw error
  }
}
