/** A stored object's bytes and what we fixed its type to be when it was written. */
export interface StoredObject {
  bytes: Uint8Array;
  contentType: string;
}

/** An object's key and when the store wrote it, by the store's own clock. */
export interface StoredKey {
  key: string;
  writtenAt: Date;
}

/** What a link to an object answers, and for how long. */
export interface PresignedLink {
  seconds: number;
  contentType: string;
  fileName: string;
  /** To be saved rather than shown. */
  isDownload?: boolean;
}

/**
 * Where pictures live. Keys are made by us (`uploads/<random>`, `results/<job>/<index>/<lease>`), always fresh, never
 * rewritten. Every method rejects with StorageError; a missing object is `null`, not an error.
 */
export interface Storage {
  readonly kind: "local" | "s3";
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<StoredObject | null>;
  /** Keys below `prefix`, in order. */
  list(prefix: string): Promise<string[]>;
  /** All objects below `prefix` with the time the store gives them, page by page, in no promised order. */
  scan(prefix: string): AsyncIterable<StoredKey[]>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** Rejects with a sentence that says what is wrong when the store cannot be used. */
  check(): Promise<void>;
  /** Where browsers fetch presigned links from, for a store that makes them. */
  readonly origin?: string;
  /**
   * A link by which anyone may read this one object for `seconds` (1–600), answered with our type and file name.
   * Absent where the store is not reachable from a browser.
   */
  presign?(key: string, link: PresignedLink): Promise<string>;
}

/** The longest that a presigned link may live. */
export const PRESIGN_SECONDS_MAX = 600;

export class StorageError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "StorageError";
  }
}

/** What the keys begin with of all that only we have. A backup takes these along and nothing else, so that a bucket may be shared. */
export const KEY_PREFIXES = ["uploads", "results", "hands", "previews"];

/** Keys of what can be made again at any time; no backup takes them. */
const REMADE_PREFIXES = ["thumbnails"];

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9_-]*(\.[a-z0-9]+)?$/;

/** Throws unless the key lies below one of our prefixes and is a plain path of letters, digits, `-` and `_`: nothing that could leave the store. */
export function assertKey(key: string): void {
  const segments = key.split("/");
  const plain =
    key.length <= 512 &&
    segments.length >= 2 &&
    [...KEY_PREFIXES, ...REMADE_PREFIXES].includes(segments[0] ?? "") &&
    segments.every((segment) => SEGMENT.test(segment));
  if (!plain) throw new StorageError("That is not a storage key.");
}
