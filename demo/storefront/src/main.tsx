import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { AccountProvider } from "./account/account"
import { App } from "./app"
import { CartProvider } from "./cart/cart"
import { MiniCartProvider } from "./cart/mini-cart"
import { LanguageProvider } from "./i18n/language"
import { loadConfig } from "./shop/config"
import { ShopProvider } from "./shop/shop"
import "./styles/base.css"
import "./styles/layout.css"
import "./styles/panels.css"
import "./styles/controls.css"
import "./styles/cart.css"
import "./styles/order.css"

const element = document.getElementById("app")
if (element === null) throw new Error("index.html has no #app.")
const root = createRoot(element)
const config = await loadConfig()
root.render(
  <StrictMode>
    <LanguageProvider>
      <ShopProvider config={config}>
        <CartProvider>
          <AccountProvider>
            <MiniCartProvider>
              <App />
            </MiniCartProvider>
          </AccountProvider>
        </CartProvider>
      </ShopProvider>
    </LanguageProvider>
  </StrictMode>,
)
