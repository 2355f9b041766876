import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { BuyPage } from "./buy-page"
import { ReviewPage } from "./review-page"

/** The test puts the button's answer and the store's address into the page before this runs. */
const { button, medusaUrl } = window.fixture
const sessionId = new URLSearchParams(location.search).get("checkout_session_id")
const root = document.getElementById("root")
if (!root) throw new Error("This page has no #root.")

createRoot(root).render(
  <StrictMode>
    {sessionId === null ? <BuyPage button={button} /> : <ReviewPage medusaUrl={medusaUrl} sessionId={sessionId} />}
  </StrictMode>,
)
