/**
 * Gives an element of the kit's an id that no other copy of the kit in the page can have given.
 * @returns the CSS selector that finds it
 */
export function withId(element: HTMLElement): string {
  element.id = `amazon-pay-${Math.random().toString(36).slice(2)}`
  return `#${element.id}`
}
