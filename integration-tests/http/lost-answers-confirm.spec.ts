import { describeLostAnswers, PRESSES } from "../support/lost-answers"

describeLostAnswers("what an admin asks for where nothing is authorized, and whose answers are lost", PRESSES, {
  AMAZON_PAY_PAYMENT_INTENT: "Confirm",
})
