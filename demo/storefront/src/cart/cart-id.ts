const STORED_AS = "cart_id"

/** The cart that this browser fills; it outlives the visit to Amazon and is the same in every tab. */
export const cartId = {
  read: () => localStorage.getItem(STORED_AS),
  keep: (id: string) => localStorage.setItem(STORED_AS, id),
  forget: () => localStorage.removeItem(STORED_AS),
  /** @returns how to stop listening */
  onOtherTab(changed: () => void) {
    const listen = (event: StorageEvent) => {
      if (event.key === STORED_AS) changed()
    }
    window.addEventListener("storage", listen)
    return () => window.removeEventListener("storage", listen)
  },
}
