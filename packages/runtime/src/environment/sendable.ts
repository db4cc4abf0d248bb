/**
 * Matches the names of keys, secrets and addresses. People paste the values of such variables, and requests carry them
 * in headers.
 */
const PASTED = /(?:^|_)(?:URL|ENDPOINT|KEY|KEY_ID|SECRET|TOKEN)$/;
/** These variables hold whole certificates, which have several lines. */
const IN_LINES = new Set(["C2PA_CERT", "C2PA_KEY"]);

/**
 * Returns the first character that neither a header nor an address can carry: line breaks and other controls, invisible
 * signs, and everything outside Latin-1 (curly quotes, dashes, look-alike letters of other alphabets).
 */
function unsendable(value: string): { at: number; sign: string } | null {
  for (const [index, sign] of [...value].entries()) {
    const code = sign.codePointAt(0) ?? 0;
    const isPlain = (code >= 0x20 && code <= 0x7e) || (code >= 0xa1 && code <= 0xff);
    if (!isPlain || code === 0xad) {
      return { at: index + 1, sign: `U+${code.toString(16).toUpperCase().padStart(4, "0")}` };
    }
  }
  return null;
}

function carriesPassword(value: string): boolean {
  if (!/^https?:/i.test(value) || !URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username !== "" || password !== "";
}

/**
 * Returns the reason why a pasted variable cannot be used; null = it can be used. The message never shows the value.
 */
export function pastedFault(name: string, value: string): string | null {
  if (!PASTED.test(name) || IN_LINES.has(name)) return null;
  const wrong = unsendable(value);
  if (wrong)
    return `${name}: has a character that cannot be part of it (${wrong.sign}, character ${wrong.at} of ${value.length}); copy it again, without any characters around it`;
  return carriesPassword(value)
    ? `${name}: must not contain a user and password; such an address cannot be called`
    : null;
}
