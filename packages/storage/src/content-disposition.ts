/** What no file system takes, or what would show a name as another than it is. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*/:<>?\\|]+/gu;
/** Names that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const LENGTH_MAX = 100;

/** A name under which any system can save a file, as near to the given one as it can be; null when nothing is left. */
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

/** A Content-Disposition by RFC 6266: the name in ASCII for old clients, and whole by RFC 5987 where it needs more. */
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
