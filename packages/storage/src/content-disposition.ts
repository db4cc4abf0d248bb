/** Characters that file systems refuse, or that make one name look like another. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*/:<>?\\|]+/gu;
/** Names that Windows reserves for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const LENGTH_MAX = 100;

/**
 * Returns a name as close as possible to `name` under which any system can save a file; null when no usable character
 * is left.
 */
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
 * Returns a Content-Disposition header as in RFC 6266. It contains the name in ASCII for old clients. A name with other
 * characters is also given in full, as in RFC 5987.
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
