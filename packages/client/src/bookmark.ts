/** A follower's position: it has reported every job that ended before `at`, and these jobs that ended after it. */
export interface Bookmark {
  at: number;
  told: string[];
}

const MARK = "b1.";

/** The bookmark as text, to keep in a file or a row. */
export function writeBookmark(bookmark: Bookmark): string {
  return MARK + btoa(JSON.stringify(bookmark));
}

/** Reads a bookmark, or any time that a Date can read. */
export function readSince(since: string | Date): Bookmark {
  if (typeof since === "string" && since.startsWith(MARK)) return read(since);
  const at = new Date(since).getTime();
  if (Number.isNaN(at)) throw new TypeError("`since` is neither a time nor a bookmark.");
  return { at, told: [] };
}

function read(text: string): Bookmark {
  try {
    const { at, told } = JSON.parse(atob(text.slice(MARK.length))) as Bookmark;
    if (Number.isFinite(at) && Array.isArray(told)) return { at, told };
  } catch {
    // Not a bookmark.
  }
  throw new TypeError("This bookmark is damaged.");
}
