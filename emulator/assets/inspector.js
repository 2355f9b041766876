/*
 * Keeps the inspector up to date without reloading it: fetches the page again every second and replaces the sections
 * that have changed. What is open stays open, and what has the focus keeps it.
 */
;(function () {
  "use strict"

  const shown = new Map()

  function update(section, fresh) {
    if (shown.get(section.id) === fresh.innerHTML) return
    shown.set(section.id, fresh.innerHTML)
    const open = [...section.querySelectorAll("details[open]")].map((details) => details.id)
    const focused = section.contains(document.activeElement) ? document.activeElement.id : ""
    section.replaceChildren(...fresh.childNodes)
    for (const id of open) document.getElementById(id)?.setAttribute("open", "")
    if (focused) document.getElementById(focused)?.focus()
  }

  async function refresh() {
    const response = await fetch(location.href)
    const page = document.createElement("template")
    page.innerHTML = await response.text()
    for (const fresh of page.content.querySelectorAll("[data-live]")) {
      const section = document.getElementById(fresh.id)
      if (section !== null) update(section, fresh)
    }
    document.body.dataset.state = "live"
  }

  /** Goes on while the emulator is away, so that a restart is followed too. */
  async function follow() {
    try {
      if (!document.hidden) await refresh()
    } catch {
      document.body.dataset.state = "away"
    }
    setTimeout(follow, 1_000)
  }

  follow()
})()
