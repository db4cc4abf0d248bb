import { t } from "@lingui/core/macro";
import { locale } from "../../../platform/messages.ts";
import { number as formatted } from "../../../ui/format.ts";

/** Formats a number with exactly `digits` decimals. If `digits` is missing, it has at most two. */
export const number = (value: number, digits?: number): string =>
  formatted(value, {
    minimumFractionDigits: digits ?? 0,
    maximumFractionDigits: digits ?? 2,
    useGrouping: false,
  });

/** Returns "0.15 mm". */
export const millimetres = (value: number): string => `${number(value)} mm`;

/** Returns "60 %" for 0.6. */
export function percent(share: number): string {
  const amount = number(share * 100, 0);
  return t`${amount} %`;
}

/** Returns "9–11", or "9" if both texts are equal. */
export const span = (from: string, to: string): string => (from === to ? from : `${from}–${to}`);

/** The locale for dates and lists. If the studio is in English, they are written as in Britain. */
export const wordLocale = (): string => (locale().startsWith("en") ? "en-GB" : locale());

/** Returns "index, ring and little". */
export const listed = (words: readonly string[]): string =>
  new Intl.ListFormat(wordLocale()).format(words);
