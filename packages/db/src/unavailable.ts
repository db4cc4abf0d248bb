/**
 * The error codes of Postgres, Node and Prisma that mean that a database is unavailable, restarting, or out of memory,
 * disk space or connections.
 */
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
 * Messages of errors that have no code. The first four are node-postgres's (the server left during a request; no
 * connection became free in time; a statement was not answered in time; the pool is closed). The others come from
 * Prisma's schema engine.
 */
const SAID =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Cannot use a pool after calling end|Server has closed the connection|Can't reach database server)/;

/**
 * Matches the last part of Prisma's message about a transaction that got no connection in time or took too long. The
 * code of this error, P2028, also stands for faults of ours.
 */
const LATE_TRANSACTION =
  /Unable to start a transaction in the given time|on an expired transaction/;

/**
 * Matches Postgres's message while an operator lets nobody into a database. The code of this error has many other
 * meanings.
 */
const CLOSED = /database "[^"]*" is not currently accepting connections/;

/** Matches Postgres's own code, which Prisma's client hides in the message of its error P2039. */
const TOLD_CODE = /Database error\. Code: `([0-9A-Z]{5})`/;

/**
 * True when the database could not be reached or was short of resources, so that the same call may succeed a little
 * later.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && UNAVAILABLE.has(error.code)) return true;
  const told = TOLD_CODE.exec(error.message)?.[1];
  if (told && UNAVAILABLE.has(told)) return true;
  if (isLateTransaction(error) || CLOSED.test(error.message)) return true;
  return SAID.test(error.message) || isUnavailable(error.cause);
}

const isLateTransaction = (error: Error): boolean =>
  "code" in error && error.code === "P2028" && LATE_TRANSACTION.test(error.message);
