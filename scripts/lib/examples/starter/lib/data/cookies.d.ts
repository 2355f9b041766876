export function getAuthHeaders(): Promise<{ authorization: string } | Record<string, never>>
export function getCacheTag(tag: string): Promise<string>
export function getCartId(): Promise<string | undefined>
export function removeCartId(): Promise<void>
