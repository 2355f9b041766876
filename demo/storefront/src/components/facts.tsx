import { Fragment, type ReactNode } from "react"

/** Names and what is to be said of each. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, said: ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, said]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
