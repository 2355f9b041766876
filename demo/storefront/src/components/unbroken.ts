/** Amazon's name stays on one line. */
export function unbroken(text: string): string {
  return text.replaceAll("Amazon Pay", "Amazon\u00a0Pay")
}
