import type { Import } from "@lacquer/contracts";
import { expect, test } from "vitest";
import { importWords } from "../../../src/features/account/import-words.ts";
import { sendArchive } from "../../../src/features/account/send-archive.ts";

const NONE = { added: 0, alreadyThere: 0 };
const REPORT: Import = {
  isWhole: true,
  pictures: NONE,
  designs: NONE,
  bottles: NONE,
  boards: NONE,
  withoutImages: 0,
  refused: 0,
  refusals: [],
};

test.each<[Partial<Import>, string]>([
  [{}, "Nothing new was in it."],
  [
    {
      designs: { added: 1, alreadyThere: 0 },
      pictures: { added: 2_000, alreadyThere: 3 },
      boards: { added: 2, alreadyThere: 1 },
    },
    "Added: 1 design, 2,000 pictures, 2 boards. Already here: 4.",
  ],
  [
    { bottles: { added: 0, alreadyThere: 4 }, withoutImages: 2 },
    "Nothing new was in it. Already here: 4. Left out: 2 designs without an image.",
  ],
])("%j is told as: %s", (changes, words) => {
  expect(importWords({ ...REPORT, ...changes })).toBe(words);
});

test("a file that is no archive is not sent", async () => {
  const sending = sendArchive(new Blob(["a".repeat(600)]), () => {});
  await expect(sending).rejects.toMatchObject({ code: "archive_unreadable" });
});
