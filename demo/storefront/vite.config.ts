import react from "@vitejs/plugin-react"
import { defineConfig, type Plugin } from "vite"
import { configOf } from "./server/config.mjs"

/** `npm run dev`: what server.mjs answers of the built storefront. */
const config: Plugin = {
  name: "config.json",
  configureServer({ middlewares }) {
    middlewares.use("/config.json", (_request, response) => {
      response.setHeader("content-type", "application/json").end(configOf(process.env))
    })
  },
}

export default defineConfig({
  plugins: [react(), config],
  build: {
    target: "es2022",
    // The server's Content-Security-Policy allows no inline script, which is how Vite would polyfill this.
    modulePreload: { polyfill: false },
  },
})
