import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react"
import type { HttpTypes } from "@medusajs/types"
import { useLanguage } from "../i18n/language"
import { useShop } from "../shop/shop"
import { cartId } from "./cart-id"
import { storeCarts, type Cart } from "./store-carts"

export type CartState = { state: "loading" } | { state: "failed" } | { state: "ready"; cart: Cart | null }

interface CartActions {
  /** Puts a product in, into a new cart where there is none. */
  add: (variantId: string, quantity: number) => Promise<Cart>
  setQuantity: (lineId: string, quantity: number) => Promise<void>
  remove: (lineId: string) => Promise<void>
  update: (changes: HttpTypes.StoreUpdateCart) => Promise<void>
  ship: (optionId: string) => Promise<void>
  /** Makes the cart that came back from Amazon this browser's cart. */
  adopt: (id: string) => void
  refresh: () => Promise<void>
  /** The cart was bought. */
  forget: () => void
}

const CartContext = createContext<(CartActions & { cart: CartState }) | null>(null)

export function CartProvider({ children }: { children: ReactNode }) {
  const shop = useShop()
  const { language } = useLanguage()
  const [state, setState] = useState<CartState>({ state: "loading" })
  const carts = useMemo(() => storeCarts(shop, language), [shop, language])

  const show = useCallback((cart: Cart | null) => {
    if (cart === null) cartId.forget()
    else cartId.keep(cart.id)
    setState({ state: "ready", cart })
  }, [])

  const refresh = useCallback(async () => {
    const id = cartId.read()
    try {
      const cart = id === null ? null : await carts.find(id)
      show(cart === null ? null : await carts.speak(cart))
    } catch {
      setState({ state: "failed" })
    }
  }, [carts, show])

  useEffect(() => {
    void refresh()
    const stopListening = cartId.onOtherTab(() => void refresh())
    // The browser's way back brings a page to life again as it was left, maybe with a cart that was bought meanwhile.
    const revive = (event: PageTransitionEvent) => event.persisted && void refresh()
    window.addEventListener("pageshow", revive)
    return () => {
      stopListening()
      window.removeEventListener("pageshow", revive)
    }
  }, [refresh])

  const actions = useMemo<CartActions>(() => {
    /** A cart that another tab has bought is gone: the next product begins a new one. */
    const current = async () => {
      const id = cartId.read()
      return (id === null ? null : await carts.find(id)) ?? (await carts.create())
    }
    const change = async (work: (id: string) => Promise<Cart>) => {
      const id = cartId.read()
      if (id === null) return
      try {
        show(await work(id))
      } catch (error) {
        await refresh() // maybe another tab has changed or bought it
        throw error
      }
    }
    return {
      async add(variantId, quantity) {
        const cart = await carts.add((await current()).id, variantId, quantity)
        show(cart)
        return cart
      },
      setQuantity: (lineId, quantity) => change((id) => carts.setQuantity(id, lineId, quantity)),
      remove: (lineId) => change((id) => carts.remove(id, lineId)),
      update: (changes) => change((id) => carts.update(id, changes)),
      ship: (optionId) => change((id) => carts.ship(id, optionId)),
      adopt(id) {
        if (cartId.read() === id) return
        cartId.keep(id)
        void refresh()
      },
      refresh,
      forget: () => show(null),
    }
  }, [carts, refresh, show])

  const value = useMemo(() => ({ ...actions, cart: state }), [actions, state])
  return <CartContext.Provider value={value}>{children}</CartContext.Provider>
}

export function useCart() {
  const value = useContext(CartContext)
  if (value === null) throw new Error("useCart is for components within CartProvider.")
  return value
}
