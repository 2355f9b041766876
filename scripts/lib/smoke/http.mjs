/** @returns the body of the answer @throws when it is no success */
export async function call(method, url, { body, headers } = {}) {
  const answer = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: body && JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${new URL(url).pathname}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** A visit with the browser's address line. @returns where it is sent on to */
export async function whereTo(url) {
  const answer = await fetch(url, { redirect: "manual" })
  const location = answer.headers.get("location")
  if (answer.status !== 303 || location === null) {
    throw new Error(`GET ${new URL(url).pathname}: ${answer.status} ${await answer.text()}`)
  }
  return location
}
