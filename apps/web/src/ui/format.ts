import { plural, selectOrdinal } from "@lingui/core/macro";
import { locale } from "../platform/messages.ts";

// Formats numbers, sums and times in the way that is usual in the chosen language.

/** Returns "1,234" in English and "1.234" in Portuguese. */
export const number = (value: number, options?: Intl.NumberFormatOptions): string =>
  value.toLocaleString(locale(), options);

/** Returns a number with exactly `digits` decimals. */
export const decimal = (value: number, digits: number): string =>
  number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Returns a share such as 0.4 as "40%". */
export const percent = (share: number): string => number(share, { style: "percent" });

/** Returns "1st" for 1, "2nd" for 2, and so on. */
export const ordinal = (place: number): string =>
  selectOrdinal(place, { one: "#st", two: "#nd", few: "#rd", other: "#th" });

/** Returns "1 credit" or "2 credits". */
export const credits = (amount: number): string =>
  plural(amount, { one: "# credit", other: "# credits" });

/** Returns a sum of money. */
export const money = (sum: number, currency: string, options?: Intl.NumberFormatOptions): string =>
  number(sum, { style: "currency", currency, ...options });

/**
 * Returns a sum in dollars. Small sums keep a third decimal, so that an amount below one cent is not rounded to zero.
 */
export function dollars(usd: number): string {
  const digits = usd < 0.1 ? 3 : 2;
  return money(usd, "USD", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Returns +6 or −2, with a real minus sign, so that the figures line up. */
export function signed(amount: number): string {
  return amount < 0 ? `−${number(-amount)}` : `+${number(amount)}`;
}

type Time = Date | string | number;

/** Returns the time of day, "14:05" or "02:05 PM". */
export const clock = (time: Time): string =>
  new Date(time).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit" });

/** Returns a date, or a date and a time, in the form that the options ask for. */
export const date = (time: Time, options?: Intl.DateTimeFormatOptions): string =>
  new Date(time).toLocaleString(locale(), options);

/** Returns "Nov 22" or "22 de nov.". */
export const shortDay = (time: Time): string => date(time, { month: "short", day: "numeric" });

/** Returns "14:05" for a time today, otherwise "Nov 22, 14:05". */
export function shortTime(iso: string, now: Date = new Date()): string {
  const time = new Date(iso);
  if (time.toDateString() === now.toDateString()) return clock(time);
  return `${shortDay(time)}, ${clock(time)}`;
}

/** Returns "a, b and c". */
export const listed = (texts: Iterable<string>): string =>
  new Intl.ListFormat(locale()).format(texts);

/** Returns the text with a capital letter at its start. */
export function asSentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
