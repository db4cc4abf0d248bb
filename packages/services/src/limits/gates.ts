import { createFairGate, type GateLimits } from "./fair-gate.ts";

export const MB = 1024 * 1024;

/** Bodies up to this size are not counted by the gate; the number of connections limits them. */
export const SMALL_BODY_BYTES = 64 * 1024;
/** Larger create bodies are read only from users who can create, and parsed one at a time. */
export const LARGE_CREATE_BYTES = 1024 * 1024;

/* The resources that all users of one process share; limits/table.ts shows every figure in docs/security.md. */

/**
 * Pictures being decoded or made small. Two leave the other half of libuv's four threads to the store and to DNS. Each
 * user gets one at a time, so that nobody ever holds both.
 */
export const PICTURES: GateLimits = {
  name: "pictures",
  room: 2,
  roomPerUser: 1,
  // A page of thumbnails is requested all at once.
  waiting: 2_000,
  waitingPerUser: 200,
  patienceMs: 30_000,
};

/** Pictures made for export: at 12 megapixels one holds up to 300 MB while it is painted, cut and encoded. */
export const EXPORTS: GateLimits = {
  name: "exports",
  room: 1,
  roomPerUser: 1,
  waiting: 64,
  waitingPerUser: 16,
  patienceMs: 60_000,
};

/** HEIC pictures being decoded; one can take 200 MB. */
export const HEICS: GateLimits = {
  name: "heic_pictures",
  room: 1,
  roomPerUser: 1,
  waiting: 48,
  waitingPerUser: 16,
  patienceMs: 30_000,
};

/** Bytes of request bodies, from before the first byte is read until the request is answered. */
export const BODIES: GateLimits = {
  name: "body_bytes",
  room: 128 * MB,
  roomPerUser: 32 * MB,
  waiting: 200,
  waitingPerUser: 12,
  patienceMs: 20_000,
};

/** Large create bodies being parsed; parsing holds several copies of their text. */
export const LARGE_CREATES: GateLimits = {
  name: "large_creates",
  room: 1,
  roomPerUser: 1,
  waiting: 16,
  waitingPerUser: 2,
  patienceMs: 20_000,
};

export const pictures = createFairGate(PICTURES);
export const exportsGate = createFairGate(EXPORTS);
export const heics = createFairGate(HEICS);
export const bodies = createFairGate(BODIES);
export const largeCreates = createFairGate(LARGE_CREATES);
