import type axe from "axe-core"
import type { Page } from "playwright-core"

/** What axe-core finds wrong, seriously or critically, within an element: Medusa's own faults are not ours to mend. */
export async function seriousViolations(page: Page, selector: string): Promise<string[]> {
  await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") })
  return page.evaluate(async (within) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    const { violations } = await run({ include: [within] }, { resultTypes: ["violations"] })
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`))
  }, selector)
}
