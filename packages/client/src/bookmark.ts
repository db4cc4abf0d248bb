/**
 * A follower's position. The follower has reported every job that ended before `at`, and the jobs in `told`, which
 * ended after `at`.
 */
export interface Bookmark {
  at: number;
  told: string[];
}

const MARK = "b1.";

/** Returns the bookmark as text, which can be kept in a file or a row. */
export function writeBookmark(bookmark: Bookmark): string {
  return MARK + btoa(JSON.stringify(bookmark));
}

/** Reads a bookmark, or a time in any form that Date accepts. */
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
    // The text is not a bookmark.
  }
  throw new TypeError("This bookmark is damaged.");
}
