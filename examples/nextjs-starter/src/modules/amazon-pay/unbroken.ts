/** Amazon's name stays on one line. */
export const unbroken = (text: string) => text.replaceAll("Amazon Pay", "Amazon\u00a0Pay")
