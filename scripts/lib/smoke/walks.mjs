import { cancel } from "./walks/cancel.mjs"
import { change } from "./walks/change.mjs"
import { decline } from "./walks/decline.mjs"
import { direct } from "./walks/direct.mjs"
import { express } from "./walks/express.mjs"
import { payonly } from "./walks/payonly.mjs"
import { purchase } from "./walks/purchase.mjs"
import { recurring } from "./walks/recurring.mjs"
import { soldOut } from "./walks/sold-out.mjs"

/** What `npm run demo -- --smoke <name>` can walk. The last one lets months pass. */
export const WALKS = { purchase, express, direct, payonly, change, decline, cancel, "sold-out": soldOut, recurring }

/** These are walked on a phone's screen, the others on a desktop's. */
export const ON_PHONE = new Set(["express", "payonly", "cancel", "sold-out"])
