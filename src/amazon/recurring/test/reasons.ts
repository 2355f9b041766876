/** The reason codes that read as this reason: those of "Unknown" are any that are new, or none. */
export function spelled(reason: string): (string | null)[] {
  return reason === "Unknown" ? ["AReasonThatIsNew", "constructor", null] : [reason]
}
