// The store's admin build replaces these names by its own settings (import.meta.env would be frozen when the plugin is
// built). Older builds leave some of them undefined.
declare const __BACKEND_URL__: string | undefined
declare const __AUTH_TYPE__: "session" | "jwt" | undefined
declare const __JWT_TOKEN_STORAGE_KEY__: string | undefined
