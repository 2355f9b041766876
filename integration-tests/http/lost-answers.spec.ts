import { describeLostAnswers, PRESSES } from "../support/lost-answers"

describeLostAnswers("what an admin asks for, and whose answers are lost", PRESSES)
