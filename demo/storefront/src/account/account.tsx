import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react"
import { useCart } from "../cart/cart"
import { cartId } from "../cart/cart-id"
import { useShop } from "../shop/shop"

export interface Credentials {
  email: string
  password: string
}
interface Account {
  /** null for a guest; undefined until it is known. */
  email: string | null | undefined
  login: (credentials: Credentials) => Promise<void>
  register: (credentials: Credentials) => Promise<void>
  logout: () => Promise<void>
}

const AccountContext = createContext<Account | null>(null)

/** Who is logged in: only subscribers have to be. */
export function AccountProvider({ children }: { children: ReactNode }) {
  const { sdk } = useShop()
  const { refresh } = useCart()
  const [email, setEmail] = useState<string | null | undefined>()

  const recognize = useCallback(async () => {
    const token = await sdk.client.getToken()
    const known = token ? await sdk.store.customer.retrieve().catch(() => null) : null
    setEmail(known?.customer.email ?? null)
  }, [sdk])
  useEffect(() => void recognize(), [recognize])

  const account = useMemo(() => {
    const login = async (credentials: Credentials) => {
      await sdk.auth.login("customer", "emailpass", { ...credentials })
      // What was put into the cart before becomes the customer's, and so does its order.
      const id = cartId.read()
      if (id !== null) await sdk.store.cart.transferCart(id).catch(() => null)
      await Promise.all([recognize(), refresh()])
    }
    return {
      email,
      login,
      async register(credentials: Credentials) {
        await sdk.auth.register("customer", "emailpass", { ...credentials })
        await sdk.store.customer.create({ email: credentials.email })
        await login(credentials)
      },
      async logout() {
        await sdk.client.clearToken()
        setEmail(null)
      },
    }
  }, [sdk, email, recognize, refresh])
  return <AccountContext.Provider value={account}>{children}</AccountContext.Provider>
}

export function useAccount(): Account {
  const account = useContext(AccountContext)
  if (account === null) throw new Error("useAccount is for components within AccountProvider.")
  return account
}
