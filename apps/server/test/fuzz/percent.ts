/**
 * Encodes text for an address. Half a surrogate pair is encoded byte by byte, because encodeURIComponent refuses it.
 */
export function percent(text: string): string {
  let encoded = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    encoded +=
      code >= 0xd800 && code <= 0xdfff
        ? `%ED%${(0x80 | ((code >> 6) & 0x3f)).toString(16)}%${(0x80 | (code & 0x3f)).toString(16)}`
        : encodeURIComponent(character);
  }
  return encoded;
}

/** Encodes a value for a query: a list as repeated fields, an object with brackets. */
export function queryPart(name: string, value: unknown): string {
  if (Array.isArray(value))
    return value
      .slice(0, 50)
      .map((one) => `${percent(name)}=${percent(textOf(one))}`)
      .join("&");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([key, one]) => `${percent(name)}[${percent(key)}]=${percent(textOf(one))}`)
      .join("&");
  return `${percent(name)}=${percent(textOf(value))}`;
}

export function textOf(value: unknown): string {
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 12_000);
}

/** Returns the text with a question mark for each character that a header cannot carry. */
export function headerText(value: unknown): string {
  return textOf(value)
    .replaceAll(/[^\t\x20-\x7e\xa0-\xff]/g, "?")
    .slice(0, 8_000);
}
