import type { AmazonPayButton as Button } from "medusa-payment-amazon-pay-storefront"
import { AmazonPayButton, AmazonPayProductButton } from "medusa-payment-amazon-pay-storefront/react"
import { useState } from "react"

/** A product's button and a cart's, which can be taken away again. */
export function BuyPage({ button }: { button: Button }) {
  const [shown, setShown] = useState(true)
  const [renders, setRenders] = useState(0)
  const [told, setTold] = useState<string[]>([])
  const tell = (text: string) => setTold((before) => [...before, text])
  return (
    <>
      {shown && (
        <>
          <AmazonPayButton
            className="cart"
            button={button}
            onError={(error) => tell(error instanceof Error ? error.name : "")}
            fallback={<p id="fallback">Pay another way</p>}
          />
          <AmazonPayProductButton
            className="product"
            decoration={button}
            prepare={() => {
              tell(`prepared ${renders}`)
              return Promise.resolve({ available: false, reason: "cart_empty", message: "" })
            }}
            onError={(error) => tell(error instanceof Error ? error.name : "")}
          />
        </>
      )}
      <button id="rerender" onClick={() => setRenders(renders + 1)}>
        Render again
      </button>
      <button id="hide" onClick={() => setShown(false)}>
        Hide
      </button>
      <ol id="told">
        {told.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ol>
    </>
  )
}
