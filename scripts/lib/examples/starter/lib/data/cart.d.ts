export function addToCart(item: { variantId: string; quantity: number; countryCode: string }): Promise<void>
export function setShippingMethod(choice: { cartId: string; shippingMethodId: string }): Promise<void>
