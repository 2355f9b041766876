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

  /** Makes a call of the control API, and shows what is wrong with it. */
  async function call(action, body) {
    const [method, path] = action.split(" ")
    const response = await fetch("/_emulator" + path, { method, body })
    const said = document.getElementById("said")
    said.hidden = response.ok
    said.textContent = response.ok ? "" : (await response.json()).message
    await refresh()
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("button[data-call], button[data-copy]")
    if (button === null) return
    if (button.dataset.call) call(button.dataset.call)
    else navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent)
  })
  document.addEventListener("submit", function (event) {
    const form = event.target
    if (!form.dataset.call) return
    event.preventDefault()
    call(form.dataset.call, form.elements.body.value)
  })
  document.addEventListener("change", function (event) {
    const { setting } = event.target.dataset
    if (setting) call("POST /settings", JSON.stringify({ [setting]: JSON.parse(event.target.value) }))
  })

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
