/**
 * Returns the first `max` characters of a text. The result never ends in half a surrogate pair, because servers refuse
 * such a text.
 */
export function cutText(text: string, max: number): string {
  return text.slice(0, max).replace(/[\ud800-\udbff]$/, "");
}
