import { z } from "zod";
import { LEDGER_KINDS } from "../vocabulary.ts";
import { time } from "../time.ts";
import { nextCursor } from "./next-cursor.ts";

/** Credits: available = balance − held. */
export const creditSummaryOutput = z
  .object({
    balance: z.int(),
    held: z.int().describe("The total price of the waiting jobs, which are not charged yet."),
    available: z.int().describe("The credits that can be spent: balance − held."),
    withheld: z
      .int()
      .optional()
      .describe(
        "Starter credits that were not granted because the ceiling for free credits was reached.",
      ),
    month: z
      .object({ cap: z.int(), spent: z.int() })
      .optional()
      .describe(
        "The spending limit for this month (UTC) and the credits spent so far; absent = no limit.",
      ),
    noticeBelow: z
      .int()
      .optional()
      .describe(
        "When fewer credits than this are left, the studio tells the person once; absent = never.",
      ),
  })
  .meta({ id: "CreditSummary", description: "The state of the credits." });
export type CreditSummary = z.output<typeof creditSummaryOutput>;

/** What one design has cost so far. `held` is the part of its price that is not charged yet. */
export const designMoneyOutput = z
  .object({
    name: z
      .string()
      .describe("The design's name in the collection; without one, its shape and finish."),
    tabId: z.string().nullable().describe("The tab id that was given when the job was created."),
    imageIndex: z
      .int()
      .nullable()
      .describe("The index of the design's first finished image; null if it has none."),
    quoted: z.int().describe("The price when the job was created."),
    held: z
      .int()
      .describe("The credits held for the design now: its price until painting starts, then 0."),
    charged: z.int().describe("The credits charged when painting started."),
    returned: z.int().describe("The credits refunded for images that were not made."),
  })
  .meta({ id: "DesignMoney", description: "What one design has cost so far, in credits." });
export type DesignMoney = z.output<typeof designMoneyOutput>;

export const ledgerEntryOutput = z
  .object({
    id: z.int(),
    jobId: z.uuid().nullable(),
    kind: z.enum(LEDGER_KINDS),
    amount: z.int().describe("The number of credits that moved; negative for a charge."),
    reason: z
      .string()
      .nullable()
      .describe(
        "If a person or a rule gave or took the credits, the reason in words; otherwise null.",
      ),
    why: z.string().describe("A sentence that says why the credits moved."),
    design: designMoneyOutput
      .nullable()
      .describe(
        "The design for which the credits moved; null if there is none, or if it belongs to somebody else.",
      ),
    createdAt: time,
  })
  .meta({ id: "LedgerEntry", description: "One movement of credits." });
export type LedgerEntry = z.output<typeof ledgerEntryOutput>;

export const heldEntryOutput = z
  .object({ jobId: z.uuid(), design: designMoneyOutput, createdAt: time })
  .meta({ id: "HeldEntry", description: "A waiting design that holds credits." });
export type HeldEntry = z.output<typeof heldEntryOutput>;

export const ledgerPageOutput = z
  .object({
    held: z
      .array(heldEntryOutput)
      .describe("The oldest waiting designs that hold credits; only on the first page."),
    entries: z.array(ledgerEntryOutput),
    nextCursor,
  })
  .meta({ id: "LedgerPage", description: "A page of the ledger." });
export type LedgerPage = z.output<typeof ledgerPageOutput>;
