import { language } from "../../../platform/language.ts";

/** Returns a number with at most two decimals; with `digits`, with exactly as many. */
export function number(value: number, digits?: number): string {
  return new Intl.NumberFormat(language(), {
    minimumFractionDigits: digits ?? 0,
    maximumFractionDigits: digits ?? 2,
    useGrouping: false,
  }).format(value);
}

/** Returns "0.15 mm". */
export const millimetres = (value: number): string => `${number(value)} mm`;

/** Returns "60 %" for 0.6. */
export const percent = (share: number): string => `${number(share * 100, 0)} %`;

/** Returns "9–11", or "9" if both ends read the same. */
export const span = (from: string, to: string): string => (from === to ? from : `${from}–${to}`);

/** Returns "index, ring and little". */
export function listed(words: readonly string[]): string {
  const locale = language() === "en" ? "en-GB" : language();
  return new Intl.ListFormat(locale).format(words);
}
