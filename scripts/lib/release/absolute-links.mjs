import path from "node:path"

const LINK = /(!?)\[((?:!\[[^\]]*\]\([^)]*\)|[^\]])*)\]\(<?([^)\s>]+)>?\)/g
const FENCE = /(^ *(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ *\2 *$)/m

/**
 * A page as npm's site can show it, which has the package's README and no other file of the repository.
 * @param {string} text Markdown
 * @param {{ folder: string, repository: string, ref: string }} page the page's folder from the root, "owner/name" on GitHub, and
 *   the tag or commit that links lead to
 * @returns {string} with links to files and images of the repository in full; code and links within the page stay as they are
 */
export function absoluteLinks(text, { folder, repository, ref }) {
  const url = (link, site) => {
    if (/^([a-z][a-z+.-]*:|#)/i.test(link)) return link
    const [file, anchor] = link.split("#")
    const from = path.posix.normalize(path.posix.join(folder, file))
    return `${site}/${from}${anchor === undefined ? "" : `#${anchor}`}`
  }
  const replace = (part) =>
    part.replaceAll(LINK, (_all, image, label, link) => {
      const site = image
        ? `https://raw.githubusercontent.com/${repository}/${ref}`
        : `https://github.com/${repository}/blob/${ref}`
      return `${image}[${image ? label : replace(label)}](${url(link, site)})`
    })
  // split() puts the fences at every third place, and their backticks behind them.
  const parts = text.split(FENCE)
  return parts.map((part, index) => [replace(part), part, ""][index % 3]).join("")
}
