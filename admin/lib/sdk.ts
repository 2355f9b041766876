import Medusa from "@medusajs/js-sdk"

// `typeof`, because a build that does not know a name leaves it undeclared. The dashboard's own client reads the same
// three: with another auth type than the dashboard's, every request would answer 401.
const backendUrl = typeof __BACKEND_URL__ === "undefined" ? undefined : __BACKEND_URL__
const authType = typeof __AUTH_TYPE__ === "undefined" ? undefined : __AUTH_TYPE__
const jwtTokenStorageKey = typeof __JWT_TOKEN_STORAGE_KEY__ === "undefined" ? undefined : __JWT_TOKEN_STORAGE_KEY__

export const sdk = new Medusa({
  baseUrl: backendUrl ?? "/",
  auth: { type: authType ?? "session", jwtTokenStorageKey },
})
