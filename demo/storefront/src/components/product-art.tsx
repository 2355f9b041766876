const KNOWN = new Set(["coffee-beans", "coffee-cup", "coffee-guide", "coffee-subscription"])

/** The picture of a product; its title stands beside it, so it says nothing to a screen reader. */
export function ProductArt({ handle }: { handle: string | null | undefined }) {
  const file = handle && KNOWN.has(handle) ? handle : "coffee-beans"
  return <img className="art" src={`/products/${file}.svg`} alt="" width="320" height="240" />
}
