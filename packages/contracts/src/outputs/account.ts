import { z } from "zod";
import { time } from "../time.ts";

/** When an account will be deleted. */
export const accountDeletionOutput = z
  .object({
    deleteAt: time
      .nullable()
      .describe(
        "The time at which the account and everything in it will be erased; null = no deletion was requested.",
      ),
    graceDays: z
      .int()
      .describe("The number of days during which a requested deletion can be taken back."),
  })
  .meta({ id: "AccountDeletion", description: "Whether and when the account will be deleted." });
export type AccountDeletion = z.output<typeof accountDeletionOutput>;

/** The address from which the archive of all of one person's data can be fetched. */
export const archiveOutput = z
  .object({
    url: z
      .string()
      .describe("The archive's address. Fetching it needs the same sign-in as this request."),
  })
  .meta({ id: "Archive", description: "Where the archive can be fetched." });
export type Archive = z.output<typeof archiveOutput>;

const importedItems = z.object({
  added: z.int(),
  alreadyThere: z
    .int()
    .describe(
      "The number of items that were not added because the account already had them, for example from an earlier import.",
    ),
});

/** What an import brought in, and what it left out. */
export const importOutput = z
  .object({
    isWhole: z
      .boolean()
      .describe(
        "False if the archive ended early or came too slowly. Sending the whole archive again adds the rest.",
      ),
    pictures: importedItems,
    designs: importedItems,
    bottles: importedItems,
    boards: importedItems,
    withoutImages: z
      .int()
      .describe(
        "The number of designs that were not imported because they have no finished image.",
      ),
    refused: z
      .int()
      .describe("The number of items that were left out because something is wrong with them."),
    refusals: z
      .array(z.object({ file: z.string(), code: z.string(), message: z.string() }))
      .describe("The first hundred items that were left out, each with the reason."),
  })
  .meta({ id: "Import", description: "What an import brought in, and what it left out." });
export type Import = z.output<typeof importOutput>;
