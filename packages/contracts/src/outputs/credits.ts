import { z } from "zod";
import { LEDGER_KINDS } from "../vocabulary.ts";
import { time } from "../time.ts";
import { nextCursor } from "./next-cursor.ts";

/** Credits: available = balance − held. */
export const creditSummaryOutput = z
  .object({
    balance: z.int(),
    held: z.int().describe("The price of waiting jobs that are not charged yet."),
    available: z.int().describe("What can be spent: balance − held."),
    withheld: z
      .int()
      .optional()
      .describe(
        "Starter credits that were not granted because the ceiling for free credits was reached.",
      ),
    month: z
      .object({ cap: z.int(), spent: z.int() })
      .optional()
      .describe("The limit for this month (UTC), where there is one."),
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
    name: z.string().describe("Its name in the collection, or its shape and finish."),
    tabId: z.string().nullable().describe("As given when the job was created."),
    imageIndex: z.int().nullable().describe("Its first finished image; null if it has none."),
    quoted: z.int().describe("The price when it was created."),
    held: z.int().describe("What is held for it now: its price, until it starts."),
    charged: z.int().describe("The credits charged when it started."),
    returned: z.int().describe("The credits refunded for images that were not made."),
  })
  .meta({ id: "DesignMoney", description: "What one design cost so far, in credits." });
export type DesignMoney = z.output<typeof designMoneyOutput>;

export const ledgerEntryOutput = z
  .object({
    id: z.int(),
    jobId: z.uuid().nullable(),
    kind: z.enum(LEDGER_KINDS),
    amount: z.int().describe("Signed: a charge is negative."),
    reason: z
      .string()
      .nullable()
      .describe("The reason in words, if a person or a rule gave or took credits."),
    why: z.string().describe("Why the credits moved, as a sentence."),
    design: designMoneyOutput
      .nullable()
      .describe("The design they moved for; null if there is none, or if it is somebody else's."),
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
