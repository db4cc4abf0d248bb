/** 1 → "1st", 2 → "2nd" … */
export function ordinal(number: number): string {
  const lastTwo = number % 100;
  if (lastTwo >= 11 && lastTwo <= 13) return `${number}th`;
  return `${number}${{ 1: "st", 2: "nd", 3: "rd" }[number % 10] ?? "th"}`;
}

/** "1 credit", "2 credits". */
export function credits(amount: number): string {
  return `${amount} ${amount === 1 ? "credit" : "credits"}`;
}
