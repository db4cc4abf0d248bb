import { z } from "zod";
import { time } from "../time.ts";

/** When an account will be deleted. */
export const accountDeletionOutput = z
  .object({
    deleteAt: time
      .nullable()
      .describe("When everything of the account is erased; null = nobody asked for it."),
    graceDays: z.int().describe("For how many days a deletion can be taken back."),
  })
  .meta({ id: "AccountDeletion", description: "Whether and when the account is deleted." });
export type AccountDeletion = z.output<typeof accountDeletionOutput>;

/** The address from which the archive of all of one person's data can be fetched. */
export const archiveOutput = z
  .object({ url: z.string().describe("Answers the archive to the same person.") })
  .meta({ id: "Archive", description: "Where the archive can be fetched." });
export type Archive = z.output<typeof archiveOutput>;
