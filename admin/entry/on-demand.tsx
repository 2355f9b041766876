import { createElement, lazy, Suspense, type ComponentType, type ReactNode } from "react"

import { NotLoaded } from "./not-loaded"

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>

/**
 * A component whose code is loaded once it is shown. Every page of the dashboard loads all plugins' widgets and pages at
 * its start; this way ours cost next to nothing there.
 * @param waiting what stands there meanwhile
 */
export function onDemand<Props extends object>(load: Load<Props>, waiting: ReactNode = null): ComponentType<Props> {
  const Part = lazy(async () => {
    // A dashboard that was built anew while this one was open has other files: that must not take the whole page down.
    const { default: Loaded } = await load().catch((): { default: ComponentType<Props> } => ({ default: NotLoaded }))
    return { default: ({ of }: { of: Props }) => createElement(Loaded, of) }
  })

  return function OnDemand(props: Props) {
    return (
      <Suspense fallback={waiting}>
        <Part of={props} />
      </Suspense>
    )
  }
}
