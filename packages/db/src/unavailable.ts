/** The database is unavailable, restarting, or has no room (disk, memory, connections): Postgres's, Node's and Prisma's codes for it. */
const UNAVAILABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ETIMEDOUT",
  "EPIPE",
  "EAI_AGAIN",
  "57P01",
  "57P02",
  "57P03",
  "53100",
  "53200",
  "53300",
  "08006",
  "08003",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
]);

/**
 * Some come without a code: the first four are node-postgres's (no connection became free in time; a statement was not
 * answered in time; a request is still under way while its server leaves), the others those of Prisma's schema engine.
 */
const SAID =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Cannot use a pool after calling end|Server has closed the connection|Can't reach database server)/;

/** Prisma's client hides Postgres's own code in the sentence of a P2039. */
const TOLD_CODE = /Database error\. Code: `([0-9A-Z]{5})`/;

/** True when the database could not be reached or had no room: the same may well work a little later. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && UNAVAILABLE.has(error.code)) return true;
  const told = TOLD_CODE.exec(error.message)?.[1];
  if (told && UNAVAILABLE.has(told)) return true;
  return SAID.test(error.message) || isUnavailable(error.cause);
}
