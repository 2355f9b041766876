/** JSON, read loosely: a test looks into it with optional chaining. */
export type Json = { readonly [key: string]: Json } & { readonly [index: number]: Json; readonly length?: number }

export interface Answer<Body = Json> {
  status: number
  body: Body
  /** Where a redirect leads. */
  location: string | null
  headers: Headers
}

export interface Call {
  body?: object
  headers?: Record<string, string>
}

/** One request. Redirects are not followed: where they lead is what tests look at. */
export async function request<Body = Json>(method: string, url: string, { body, headers }: Call = {}) {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
    redirect: "manual",
  })
  const text = await response.text()
  const answer: Answer<Body> = {
    status: response.status,
    body: parse(text) as Body,
    location: response.headers.get("location"),
    headers: response.headers,
  }
  return answer
}

/** The body of a request that must succeed. */
export async function demand<Body = Json>(method: string, url: string, call?: Call): Promise<Body> {
  const answer = await request<Body>(method, url, call)
  if (answer.status >= 400) throw new Error(`${method} ${url}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
