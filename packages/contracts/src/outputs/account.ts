import { z } from "zod";
import { time } from "../time.ts";

/** When an account will be deleted. */
export const accountDeletionOutput = z
  .object({
    deleteAt: time
      .nullable()
      .describe("When the account and everything in it is erased; null = nobody asked for it."),
    graceDays: z.int().describe("For how many days a deletion can be taken back."),
  })
  .meta({ id: "AccountDeletion", description: "Whether and when the account is deleted." });
export type AccountDeletion = z.output<typeof accountDeletionOutput>;

/** The address from which the archive of all of one person's data can be fetched. */
export const archiveOutput = z
  .object({ url: z.string().describe("The archive's address. It needs the same sign-in.") })
  .meta({ id: "Archive", description: "Where the archive can be fetched." });
export type Archive = z.output<typeof archiveOutput>;

const importedItems = z.object({
  added: z.int(),
  alreadyThere: z.int().describe("Items that an earlier import, or this account, already had."),
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
    withoutImages: z.int().describe("Designs without a finished image, which are not imported."),
    refused: z.int().describe("Items that were left out because something is wrong with them."),
    refusals: z
      .array(z.object({ file: z.string(), code: z.string(), message: z.string() }))
      .describe("The first hundred of the refused items, with the reasons."),
  })
  .meta({ id: "Import", description: "What an import brought in, and what it left out." });
export type Import = z.output<typeof importOutput>;
