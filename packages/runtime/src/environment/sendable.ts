/** Names of keys, secrets and addresses: what is pasted from elsewhere and sent on in headers. */
const PASTED = /(?:^|_)(?:URL|ENDPOINT|KEY|KEY_ID|SECRET|TOKEN)$/;
/** These hold whole certificates, in lines. */
const IN_LINES = new Set(["C2PA_CERT", "C2PA_KEY"]);

/**
 * What no header and no address can carry: line breaks and other controls, signs that show nothing, and whatever is
 * not in Latin-1 (curly quotes, dashes, a letter from another alphabet that looks like ours).
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

/** Why a variable cannot be used as it was pasted, by its name; null = nothing speaks against it. Its value is never told. */
export function pastedFault(name: string, value: string): string | null {
  if (!PASTED.test(name) || IN_LINES.has(name)) return null;
  const wrong = unsendable(value);
  if (wrong)
    return `${name}: has a character that cannot be part of it (${wrong.sign}, the ${wrong.at}. of ${value.length}); copy it again without what stands around it`;
  return carriesPassword(value)
    ? `${name}: must not have a user and password in it; nothing can be asked at such an address`
    : null;
}
