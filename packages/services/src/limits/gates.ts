import { createFairGate, type GateLimits } from "./fair-gate.ts";

export const MB = 1024 * 1024;

/** Bodies up to this size skip the gate, because the number of connections limits them. */
export const SMALL_BODY_BYTES = 64 * 1024;
/**
 * If the body of a request to create a job is larger than this, it is read only if the user can create jobs. Such
 * bodies are parsed one at a time.
 */
export const LARGE_CREATE_BYTES = 1024 * 1024;

/* The resources that all users of one process share. limits/table.ts lists the figures for docs/security.md. */

/**
 * Pictures that are being decoded or made small. At most two at once, so that the other two of libuv's four threads
 * remain for the store and for DNS. At most one for each user, so that nobody can take both places.
 */
export const PICTURES: GateLimits = {
  name: "pictures",
  room: 2,
  roomPerUser: 1,
  // The number is high because a page requests all its thumbnails at once.
  waiting: 2_000,
  waitingPerUser: 200,
  patienceMs: 30_000,
};

/**
 * Pictures that are being made for export. At 12 megapixels, one takes up to 300 MB while it is painted, cut and
 * encoded.
 */
export const EXPORTS: GateLimits = {
  name: "exports",
  room: 1,
  roomPerUser: 1,
  waiting: 64,
  waitingPerUser: 16,
  patienceMs: 60_000,
};

/** Ledgers that are being written as CSV. Each holds one page of lines, and a connection only while it reads a page. */
export const STATEMENTS: GateLimits = {
  name: "statements",
  room: 8,
  roomPerUser: 1,
  waiting: 64,
  waitingPerUser: 4,
  patienceMs: 20_000,
};

/** HEIC pictures that are being decoded. One can take 200 MB. */
export const HEICS: GateLimits = {
  name: "heic_pictures",
  room: 1,
  roomPerUser: 1,
  waiting: 48,
  waitingPerUser: 16,
  patienceMs: 30_000,
};

/** The bytes of request bodies, counted from before the first byte is read until the request is answered. */
export const BODIES: GateLimits = {
  name: "body_bytes",
  room: 128 * MB,
  roomPerUser: 32 * MB,
  waiting: 200,
  waitingPerUser: 12,
  patienceMs: 20_000,
};

/**
 * Large bodies of requests to create a job, while they are parsed. Parsing holds several copies of the text in memory.
 */
export const LARGE_CREATES: GateLimits = {
  name: "large_creates",
  room: 1,
  roomPerUser: 1,
  waiting: 16,
  waitingPerUser: 2,
  patienceMs: 20_000,
};

/** Archives of a person's data that are being read. */
export const ARCHIVES: GateLimits = {
  name: "archives",
  room: 2,
  roomPerUser: 1,
  waiting: 16,
  waitingPerUser: 1,
  patienceMs: 30_000,
};

/** Archives that are being imported. Each holds one file, and decodes its pictures at the gate for pictures. */
export const IMPORTS: GateLimits = {
  name: "imports",
  room: 2,
  roomPerUser: 1,
  waiting: 16,
  waitingPerUser: 1,
  patienceMs: 30_000,
};

export const archives = createFairGate(ARCHIVES);
export const imports = createFairGate(IMPORTS);
export const pictures = createFairGate(PICTURES);
export const exportsGate = createFairGate(EXPORTS);
export const statements = createFairGate(STATEMENTS);
export const heics = createFairGate(HEICS);
export const bodies = createFairGate(BODIES);
export const largeCreates = createFairGate(LARGE_CREATES);
