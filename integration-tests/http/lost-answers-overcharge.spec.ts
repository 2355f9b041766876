import { describeLostAnswers, PRESSES } from "../support/lost-answers"

describeLostAnswers("what an admin asks for where more may be charged, and whose answers are lost", PRESSES, {
  AMAZON_PAY_ALLOW_OVERCHARGE: "true",
})
