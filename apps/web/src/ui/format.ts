/** Returns "1st" for 1, "2nd" for 2, and so on. */
export function ordinal(number: number): string {
  const lastTwo = number % 100;
  if (lastTwo >= 11 && lastTwo <= 13) return `${number}th`;
  return `${number}${{ 1: "st", 2: "nd", 3: "rd" }[number % 10] ?? "th"}`;
}

/** Returns "1 credit" or "2 credits". */
export function credits(amount: number): string {
  return `${amount} ${amount === 1 ? "credit" : "credits"}`;
}

/**
 * Returns a sum in dollars. Small sums keep a third decimal, so that an amount below one cent is not rounded to zero.
 */
export function dollars(usd: number): string {
  return `$${usd.toFixed(usd < 0.1 ? 3 : 2)}`;
}

/** Returns +6 or −2, with a real minus sign, so that the figures line up. */
export function signed(amount: number): string {
  return amount < 0 ? `−${Math.abs(amount)}` : `+${amount}`;
}

/** Returns "14:05" for a time today, otherwise "Nov 22, 14:05". */
export function shortTime(iso: string, now: Date = new Date()): string {
  const time = new Date(iso);
  const clock = time.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
  if (time.toDateString() === now.toDateString()) return clock;
  return `${time.toLocaleDateString(undefined, { month: "short", day: "numeric" })}, ${clock}`;
}

/** Returns the text with a capital letter at its start. */
export function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
