import { addAbortSignal, Readable } from "node:stream";
import type { HeldEntry, LedgerEntry } from "@lacquer/contracts";
import { stringify } from "csv-stringify/sync";
import type { ServiceContext } from "../context.ts";
import { statements } from "../limits/gates.ts";
import { LEDGER_PAGE, STATEMENT_MS } from "../limits/keeping.ts";
import { heldLines, ledgerLines } from "./list-ledger.ts";

const HEADER = [
  "time (UTC)",
  "what",
  "credits",
  "design",
  "quoted",
  "held",
  "charged",
  "returned",
  "why",
  "job",
];

/** Spreadsheets read a file as UTF-8 only if it begins with this mark. */
const UTF8_MARK = "\uFEFF";

/**
 * Writes rows as CSV according to RFC 4180. Other people choose some of the names and reasons, and a spreadsheet would
 * run a text that begins like a formula, so an apostrophe is put before such a text. Amounts stay numbers.
 */
const csv = (rows: (string | number | null)[][]): string =>
  stringify(rows, { escape_formulas: true, record_delimiter: "windows" });

function entryRow({ createdAt, kind, amount, design, why, jobId }: LedgerEntry, hasMoney: boolean) {
  const money =
    design && hasMoney
      ? [design.quoted, design.held, design.charged, design.returned]
      : [null, null, null, null];
  return [createdAt, kind, amount, design?.name ?? null, ...money, why, jobId];
}

function heldRow({ createdAt, design, jobId }: HeldEntry) {
  const { name, quoted, held, charged, returned } = design;
  return [createdAt, "held", 0, name, quoted, held, charged, returned, "Waiting to start.", jobId];
}

/**
 * Waits for a turn at the gate, and returns the user's whole ledger as a CSV file, newest first. Each page is read only
 * when the reader has taken the page before it, so that a long ledger needs no more memory than a short one. The turn
 * ends when the stream ends, even if the reader leaves or is too slow.
 */
export async function exportLedger(ctx: ServiceContext, userId: number): Promise<Readable> {
  const leave = await statements.enter(`user:${userId}`);
  const stream = Readable.from(pages(ctx, userId));
  stream.once("close", leave);
  return addAbortSignal(AbortSignal.timeout(STATEMENT_MS), stream);
}

/**
 * Returns all lines of the file. A design's cost is only in the design's oldest line, so that the columns can be
 * summed.
 */
async function* pages(ctx: ServiceContext, userId: number): AsyncGenerator<string> {
  yield UTF8_MARK + csv([HEADER]);
  // The jobs that are listed as waiting. A job that starts while the file is written also appears among the entries
  // below. The set stays small, because only a few designs of a user can wait.
  const held = new Set<string | null>();
  let after: string | undefined;
  for (;;) {
    const lines = await heldLines(ctx, userId, { limit: LEDGER_PAGE, after });
    for (const { entry } of lines) held.add(entry.jobId);
    if (lines.length > 0) yield csv(lines.map(({ entry }) => heldRow(entry)));
    if (lines.length < LEDGER_PAGE) break;
    after = lines.at(-1)?.seq;
  }
  let before: bigint | undefined;
  for (;;) {
    const lines = await ledgerLines(ctx, userId, { limit: LEDGER_PAGE, before });
    if (lines.length > 0)
      yield csv(
        lines.map(({ entry, isFirst }) => entryRow(entry, isFirst && !held.has(entry.jobId))),
      );
    if (lines.length < LEDGER_PAGE) return;
    before = BigInt(lines.at(-1)?.entry.id ?? 0);
  }
}
