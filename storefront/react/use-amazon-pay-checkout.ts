"use client"
import { useCallback, useEffect, useRef, useState } from "react"
import type { AmazonPayCheckoutSession } from "../checkout-session.js"
import type { AmazonPayClient, AmazonPayDetails } from "../client.js"

export interface AmazonPayCheckoutOptions {
  /** Make it once, outside the component or in a memo. */
  client: AmazonPayClient
  /** `checkout_session_id` of the review page's address. */
  checkoutSessionId: string
  /** `cart_id` of the same. */
  cartId: string
}

export interface AmazonPayCheckout {
  /** The latest answer. It stays while a reload is under way or has failed. */
  session: AmazonPayCheckoutSession | null
  state: "loading" | "ready" | "failed"
  /** What went wrong last: an AmazonPayRequestError has a `code` for `failureText`. */
  error: Error | null
  /** "Place order": fetches the redirect and leaves for Amazon. Presses while it runs are ignored. */
  confirm(): Promise<void>
  /** True from the press until the page is left or the confirmation failed. */
  confirming: boolean
  /** Adds what `session.missing_fields` asks for. @returns whether it was taken */
  addDetails(details: AmazonPayDetails): Promise<boolean>
  /** Brings buyer and address from Amazon into the cart once more. @returns whether it was done */
  importBuyer(): Promise<boolean>
  /** Looks again, e.g. after the cart changed. */
  reload(): Promise<boolean>
}

/** What is known about one Checkout Session. */
interface Known {
  id: string
  session: AmazonPayCheckoutSession | null
  error: Error | null
}

/** Everything a review page does with its Checkout Session. */
export function useAmazonPayCheckout(options: AmazonPayCheckoutOptions): AmazonPayCheckout {
  const { client, checkoutSessionId, cartId } = options
  const [latest, setLatest] = useState<Known | null>(null)
  const [confirming, setConfirming] = useState(false)
  const turn = useRef(0)
  const busy = useRef(false)
  const known = latest?.id === checkoutSessionId ? latest : null

  const learn = useCallback(
    (changes: Partial<Known>) =>
      setLatest((before) => ({
        ...(before?.id === checkoutSessionId ? before : { id: checkoutSessionId, session: null, error: null }),
        ...changes,
      })),
    [checkoutSessionId],
  )

  /** Takes over the answer, unless a later call or another session came in between. */
  const take = useCallback(
    async (answer: Promise<AmazonPayCheckoutSession>) => {
      const mine = ++turn.current
      try {
        const session = await answer
        if (mine === turn.current) learn({ session, error: null })
        return true
      } catch (cause) {
        if (mine === turn.current) learn({ error: asError(cause) })
        return false
      }
    },
    [learn],
  )

  const ignorePending = useCallback(() => {
    turn.current++
  }, [])

  const reload = useCallback(
    () => take(client.checkoutSession(checkoutSessionId, cartId)),
    [take, client, checkoutSessionId, cartId],
  )

  useEffect(() => {
    void reload()
    return ignorePending
  }, [reload, ignorePending])

  // The browser's "back" from Amazon may bring this very page back to life, with the button still busy.
  useEffect(() => {
    const revive = (event: PageTransitionEvent) => {
      if (!event.persisted) return
      busy.current = false
      setConfirming(false)
      void reload()
    }
    window.addEventListener("pageshow", revive)
    return () => window.removeEventListener("pageshow", revive)
  }, [reload])

  const confirm = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    setConfirming(true)
    learn({ error: null })
    try {
      const { redirect_url } = await client.confirm(checkoutSessionId, cartId)
      window.location.assign(redirect_url)
    } catch (cause) {
      busy.current = false
      setConfirming(false)
      learn({ error: asError(cause) })
    }
  }, [client, checkoutSessionId, cartId, learn])

  const addDetails = useCallback(
    (details: AmazonPayDetails) => take(client.addDetails(checkoutSessionId, cartId, details)),
    [take, client, checkoutSessionId, cartId],
  )

  const importBuyer = useCallback(
    () => take(client.importBuyer(checkoutSessionId, cartId)),
    [take, client, checkoutSessionId, cartId],
  )

  const session = known?.session ?? null
  const error = known?.error ?? null
  const state = session ? "ready" : error ? "failed" : "loading"
  return { session, state, error, confirm, confirming, addDetails, importBuyer, reload }
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause))
}
