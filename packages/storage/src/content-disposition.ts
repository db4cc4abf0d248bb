/** Characters that file systems refuse, or that would make a name look like another. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*/:<>?\\|]+/gu;
/** Names that Windows reserves for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const LENGTH_MAX = 100;

/** The nearest name under which any system can save a file; null when nothing is left of it. */
export function safeFileName(name: string): string | null {
  const plain = name
    .toWellFormed()
    .replaceAll("\uFFFD", " ")
    .normalize("NFC")
    .replace(UNSAFE, " ")
    .replace(/\s+/g, " ");
  const short = [...plain].slice(0, LENGTH_MAX).join("");
  const trimmed = short.replace(/^[. ]+|[. ]+$/g, "");
  if (trimmed === "") return null;
  return RESERVED.test(trimmed) ? `${trimmed} design` : trimmed;
}

/**
 * A Content-Disposition header by RFC 6266: the name in ASCII for old clients and, if it needs more, in full by RFC
 * 5987.
 */
export function contentDisposition(kind: "inline" | "attachment", fileName: string): string {
  const ascii = fileName
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\w .,()'-]/g, "_");
  const simple = `${kind}; filename="${ascii}"`;
  if (ascii === fileName) return simple;
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${simple}; filename*=UTF-8''${encoded}`;
}
