import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    // The server's Content-Security-Policy allows no inline script, which is how Vite would polyfill this.
    modulePreload: { polyfill: false },
  },
})
