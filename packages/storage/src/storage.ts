/** A stored object's bytes, and the type we gave it when it was written. */
export interface StoredObject {
  bytes: Uint8Array;
  contentType: string;
}

/** An object's key, and when the store wrote it by the store's own clock. */
export interface StoredKey {
  key: string;
  writtenAt: Date;
}

/** The way a link serves its object, and its life. */
export interface PresignedLink {
  seconds: number;
  contentType: string;
  fileName: string;
  /** True = the browser saves the file instead of showing it. */
  isDownload?: boolean;
}

/**
 * The store for pictures. We make the keys (`uploads/<random>`, `results/<job>/<index>/<lease>`); they are always fresh
 * and never rewritten. Every method rejects with StorageError; a missing object is `null`, not an error.
 */
export interface Storage {
  readonly kind: "local" | "s3";
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<StoredObject | null>;
  /** The keys below `prefix`, in order. */
  list(prefix: string): Promise<string[]>;
  /** All objects below `prefix` with the store's time for each, page by page, in no particular order. */
  scan(prefix: string): AsyncIterable<StoredKey[]>;
  /** Removing a missing object is not an error. */
  remove(key: string): Promise<void>;
  /** Rejects with a sentence about the fault when the store cannot be used. */
  check(): Promise<void>;
  /** The origin of presigned links; only for a store that makes them. */
  readonly origin?: string;
  /**
   * A link with which anyone may read this one object for `seconds` (1–600), served with our type and file name.
   * Absent when browsers cannot reach the store.
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
 * The first part of every key whose object exists only here. A backup takes these objects and nothing else, so that a
 * bucket may be shared.
 */
export const KEY_PREFIXES = ["uploads", "results", "hands", "previews"];

/** Key prefixes of objects that can be made again at any time. Backups leave them out. */
const REMADE_PREFIXES = ["thumbnails", "exports"];

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9_-]*(\.[a-z0-9]+)?$/;

/**
 * Throws unless the key lies below one of our prefixes and is a plain path of letters, digits, `-` and `_`, so that
 * it cannot leave the store.
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
