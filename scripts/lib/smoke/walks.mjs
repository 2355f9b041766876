import { cancel } from "./walks/cancel.mjs"
import { change } from "./walks/change.mjs"
import { decline } from "./walks/decline.mjs"
import { direct } from "./walks/direct.mjs"
import { express } from "./walks/express.mjs"
import { payonly } from "./walks/payonly.mjs"
import { purchase } from "./walks/purchase.mjs"

/** What `npm run demo -- --smoke <name>` can walk. */
export const WALKS = { purchase, express, direct, payonly, change, decline, cancel }

/** These are walked on a phone's screen, the others on a desktop's. */
export const ON_PHONE = new Set(["express", "payonly", "cancel"])
