import type { CraftPlan, NailAnswer, Range } from "@lacquer/craft";

const NUMBERS = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
];

export const ANSWER_WORDS: Record<NailAnswer["answer"], string> = {
  fine: "fine",
  hard: "hard",
  not: "not by hand",
};

const STEP = 5;

/** Returns "≈ 95 min": the middle of the range, rounded to five minutes. */
export const aboutMinutes = ({ from, to }: Range): string =>
  `≈ ${Math.round((from + to) / 2 / STEP) * STEP} min`;

const span = (from: number, to: number): string => (from === to ? `${from}` : `${from}–${to}`);

/** Returns "9–11 min". */
export const minutesRange = ({ from, to }: Range): string =>
  `${span(Math.floor(from), Math.ceil(to))} min`;

/** Returns "€" for EUR; for a currency without a sign, returns its three letters. */
function signOf(currency: string): string {
  const parts = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  }).formatToParts(0);
  return parts.find(({ type }) => type === "currency")?.value ?? currency;
}

/** Returns "55–65 €". The prices for clients are rounded outwards, so that the range contains the exact one. */
export function priceRange({ from, to }: Range, currency: string): string {
  const step = to >= 20 ? STEP : 1;
  return `${span(Math.floor(from / step) * step, Math.ceil(to / step) * step)} ${signOf(currency)}`;
}

/** Returns a price to the cent, for the parts of the sum. */
export function exactPrice({ from, to }: Range, currency: string): string {
  const [least, most] = [from.toFixed(2), to.toFixed(2)];
  return `${least === most ? least : `${least}–${most}`} ${signOf(currency)}`;
}

function group(nails: readonly NailAnswer[], answer: NailAnswer["answer"]): string | null {
  const these = nails.filter((nail) => nail.answer === answer);
  if (these.length === 0) return null;
  const shorts = these.flatMap(({ faults }) => faults.map(({ short }) => short));
  const count = (short: string) => shorts.filter((one) => one === short).length;
  const [commonest] = [...new Set(shorts)].sort((a, b) => count(b) - count(a));
  const nailsWord = these.length === 1 ? "nail" : "nails";
  return `${NUMBERS[these.length] ?? these.length} ${nailsWord} ${ANSWER_WORDS[answer]}: ${commonest}`;
}

/** Returns a text such as "two nails hard: lines thinner than 0.2 mm at this length". */
export const byHand = (nails: readonly NailAnswer[]): string =>
  [group(nails, "not"), group(nails, "hard")].filter(Boolean).join(" · ") || "all by hand";

/** Returns the line about making a look by hand: minutes, price and obstacles. */
export const craftLine = ({ minutes, price, currency, nails }: CraftPlan): string =>
  [aboutMinutes(minutes), priceRange(price, currency), byHand(nails)].join(" · ");

/**
 * Returns "6 ×" for stones, "2 nails" for art, "40 % of the set" for a part of the set, and nothing for the whole set.
 */
export function countWords(count: number, per: "set" | "nail" | "piece"): string {
  if (per === "piece") return `${count} ×`;
  if (per === "nail") return count === 1 ? "1 nail" : `${count} nails`;
  return count === 1 ? "" : `${Math.round(count * 100)} % of the set`;
}
