/** A stored object's bytes, and the type that we gave the object when we wrote it. */
export interface StoredObject {
  bytes: Uint8Array;
  contentType: string;
}

/** An object's key, and the time at which the object was written, by the store's own clock. */
export interface StoredKey {
  key: string;
  writtenAt: Date;
}

/** How a link serves its object, and how long the link works. */
export interface PresignedLink {
  seconds: number;
  contentType: string;
  fileName: string;
  /** True = the browser saves the file instead of showing it. */
  isDownload?: boolean;
}

/**
 * The store for pictures. We make the keys (`uploads/<random>`, `results/<job>/<index>/<lease>`). Each key is new, and
 * its object is never rewritten. Every method rejects with StorageError. For a missing object, `get` returns `null`
 * instead of an error.
 */
export interface Storage {
  readonly kind: "local" | "s3";
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<StoredObject | null>;
  /** Returns the keys below `prefix`, in order. */
  list(prefix: string): Promise<string[]>;
  /** Yields all objects below `prefix` with the store's time for each, page by page, in no particular order. */
  scan(prefix: string): AsyncIterable<StoredKey[]>;
  /** Removes an object. Removing a missing object is not an error. */
  remove(key: string): Promise<void>;
  /** Checks the store. If the store cannot be used, rejects with a sentence that says why. */
  check(): Promise<void>;
  /** The origin of presigned links. Absent when the store does not make such links. */
  readonly origin?: string;
  /**
   * Returns a link with which anyone may read this one object for `seconds` (1–600). The store serves the object with
   * our type and file name. This method is absent when browsers cannot reach the store.
   */
  presign?(key: string, link: PresignedLink): Promise<string>;
}

/** The longest life of a presigned link, in seconds. */
export const PRESIGN_SECONDS_MAX = 600;

export class StorageError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "StorageError";
  }
}

/**
 * The first parts of the keys of objects that cannot be made again. A backup takes only these objects, so that the
 * bucket may also be used for other things.
 */
export const KEY_PREFIXES = ["uploads", "results", "hands", "previews"];

/** Key prefixes of objects that can be made again at any time. Backups leave them out. */
const REMADE_PREFIXES = ["thumbnails", "exports"];

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9_-]*(\.[a-z0-9]+)?$/;

/**
 * Throws unless the key lies below one of our prefixes and is a plain path of letters, digits, `-` and `_`. Such a key
 * cannot lead out of the store.
 */
export function assertKey(key: string): void {
  const segments = key.split("/");
  const plain =
    key.length <= 512 &&
    segments.length >= 2 &&
    [...KEY_PREFIXES, ...REMADE_PREFIXES].includes(segments[0] ?? "") &&
    segments.every((segment) => SEGMENT.test(segment));
  if (!plain) throw new StorageError("That is not a storage key.");
}
