import type { InOwnWords } from "../own-words"

/** What is wrong with a message that claims to come from Amazon's SNS, named by what to answer. */
export abstract class SnsError extends Error implements InOwnWords {
  readonly in_own_words: string

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.in_own_words = message
  }
}

/** Answer 400: it is no message of SNS, or its text is none of Amazon Pay's. */
export class SnsMalformedError extends SnsError {}

/** Answer 403: it is forged, or genuine but not meant for this store. */
export class SnsRefusedError extends SnsError {}

/** Answer 503 and have it sent again: Amazon, who could tell, did not answer. */
export class SnsUnavailableError extends SnsError {}
