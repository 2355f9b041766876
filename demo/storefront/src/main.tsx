import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { App } from "./app"
import { LanguageProvider } from "./i18n/language"
import { loadConfig } from "./shop/config"
import { ShopProvider } from "./shop/shop"
import { CartProvider } from "./cart/cart"
import "./styles/base.css"
import "./styles/layout.css"
import "./styles/parts.css"

const element = document.getElementById("app")
if (element === null) throw new Error("index.html has no #app.")
const root = createRoot(element)
const config = await loadConfig()
root.render(
  <StrictMode>
    <LanguageProvider>
      <ShopProvider config={config}>
        <CartProvider>
          <App />
        </CartProvider>
      </ShopProvider>
    </LanguageProvider>
  </StrictMode>,
)
