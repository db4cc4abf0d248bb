import { plural, t } from "@lingui/core/macro";
import type { CraftPlan, NailAnswer, Range } from "@lacquer/craft";
import { locale } from "../../platform/messages.ts";
import { shortReasonOf } from "./words/fault-words.ts";
import { number, span } from "./words/figures.ts";

export const answerWords = (): Record<NailAnswer["answer"], string> => ({
  fine: t({ message: "fine", comment: "This nail can be made by hand." }),
  hard: t({ message: "hard", comment: "This nail is hard to make by hand." }),
  not: t({ message: "not by hand", comment: "This nail cannot be made by hand." }),
});

const STEP = 5;

/** Returns "≈ 95 min": the middle of the range, rounded to five minutes. */
export function aboutMinutes({ from, to }: Range): string {
  const minutes = number(Math.round((from + to) / 2 / STEP) * STEP);
  return t`≈ ${minutes} min`;
}

/** Returns "9–11 min". */
export function minutesRange({ from, to }: Range): string {
  const minutes = span(number(Math.floor(from)), number(Math.ceil(to)));
  return t`${minutes} min`;
}

/** Returns "€" for EUR; for a currency without a sign, returns its three letters. */
function signOf(currency: string): string {
  const parts = new Intl.NumberFormat(locale(), {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  }).formatToParts(0);
  return parts.find(({ type }) => type === "currency")?.value ?? currency;
}

function priced(amount: string, currency: string): string {
  const sign = signOf(currency);
  return t({
    message: `${amount} ${sign}`,
    comment: "A price. Put the currency's sign where your language puts it.",
  });
}

/** Returns "55–65 €". The prices for clients are rounded outwards, so that the range contains the exact one. */
export function priceRange({ from, to }: Range, currency: string): string {
  const step = to >= 20 ? STEP : 1;
  const [least, most] = [Math.floor(from / step) * step, Math.ceil(to / step) * step];
  return priced(span(number(least), number(most)), currency);
}

/** Returns a price to the cent, for the parts of the sum. */
export const exactPrice = ({ from, to }: Range, currency: string): string =>
  priced(span(number(from, 2), number(to, 2)), currency);

/** Returns the number as a word, in the form that goes before "nails". */
function numberWord(count: number): string {
  const words = [
    t({ message: "one", context: "so many nails" }),
    t({ message: "two", context: "so many nails" }),
    t({ message: "three", context: "so many nails" }),
    t({ message: "four", context: "so many nails" }),
    t({ message: "five", context: "so many nails" }),
    t({ message: "six", context: "so many nails" }),
    t({ message: "seven", context: "so many nails" }),
    t({ message: "eight", context: "so many nails" }),
    t({ message: "nine", context: "so many nails" }),
    t({ message: "ten", context: "so many nails" }),
  ];
  return words[count - 1] ?? number(count);
}

function group(nails: readonly NailAnswer[], answer: "hard" | "not"): string | null {
  const these = nails.filter((nail) => nail.answer === answer);
  const count = these.length;
  if (count === 0) return null;
  const shorts = these.flatMap(({ faults }) => faults.map(shortReasonOf));
  const times = (short: string) => shorts.filter((one) => one === short).length;
  const [reason = ""] = [...new Set(shorts)].sort((a, b) => times(b) - times(a));
  const some = numberWord(count);
  return answer === "hard"
    ? plural(count, {
        one: `${some} nail hard: ${reason}`,
        other: `${some} nails hard: ${reason}`,
      })
    : plural(count, {
        one: `${some} nail not by hand: ${reason}`,
        other: `${some} nails not by hand: ${reason}`,
      });
}

/** Returns a text such as "two nails hard: lines thinner than 0.2 mm at this length". */
export const byHand = (nails: readonly NailAnswer[]): string =>
  [group(nails, "not"), group(nails, "hard")].filter(Boolean).join(" · ") || t`all by hand`;

/** Returns the line about making a look by hand: minutes, price and obstacles. */
export const craftLine = ({ minutes, price, currency, nails }: CraftPlan): string =>
  [aboutMinutes(minutes), priceRange(price, currency), byHand(nails)].join(" · ");
