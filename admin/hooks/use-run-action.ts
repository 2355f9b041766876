import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useRef, useState } from "react"

import { actionText } from "../lib/action/action-text"
import { failureText, isRefusal } from "../lib/action/failure"
import type { ActionInput, RunnableAction } from "../lib/action/panel-action"
import { runAction } from "../lib/action/run-action"
import { usePanelText } from "./use-panel-text"

/** What came of the last action, in words; an unknown outcome is neither done nor failed. */
export interface ActionResult {
  isDone: boolean
  title: string
  /** Why it failed. */
  reason: string | null
}

/** Whoever was first may be at it still when the page is read anew: it is read once more, soon and later. */
const AGAIN_MS = [5_000, 20_000]

interface Run {
  action: RunnableAction
  input: ActionInput
}

/**
 * Does what the panel offers, one thing at a time. Afterwards the whole page is read anew, after an error too: somebody
 * else may have been first, and an answer that was lost says nothing of what was done.
 *
 * @param onAnswer before the page is read anew
 */
export function useRunAction(orderId: string, onAnswer: () => void) {
  const queryClient = useQueryClient()
  const text = usePanelText()
  const [result, setResult] = useState<ActionResult | null>(null)
  /** A second press comes before the first one has rendered. */
  const isRunning = useRef(false)

  const { mutate, isPending } = useMutation({
    mutationFn: ({ action, input }: Run) => runAction(orderId, action, input),
    onSuccess: (_, { action, input }) => {
      const title = actionText(action, "done", input.amount, text)
      toast.success(title)
      setResult({ isDone: true, title, reason: null })
      onAnswer()
    },
    onError: (error, { action }) => {
      const { t } = text
      const title = t(isRefusal(error) ? `amazonPay.action.${action.action}.failed` : "amazonPay.action.unknown")
      const reason = failureText(error, t)
      toast.error(title, { description: reason, duration: 15_000 })
      setResult({ isDone: false, title, reason })
      onAnswer()
    },
    onSettled: async (_, error) => {
      const readAnew = () => queryClient.invalidateQueries({ queryKey: ["orders"] })
      if (error) for (const pause of AGAIN_MS) setTimeout(() => void readAnew(), pause)
      await readAnew()
      isRunning.current = false
    },
  })

  return {
    isPending,
    result,
    run: (action: RunnableAction, input: ActionInput) => {
      if (isRunning.current) return
      isRunning.current = true
      setResult(null)
      mutate({ action, input })
    },
  }
}
