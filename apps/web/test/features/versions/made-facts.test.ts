import { DEFAULT_SETTINGS } from "@lacquer/contracts";
import { expect, test } from "vitest";
import { madeFacts } from "../../../src/features/versions/made-facts.ts";
import { paintedEarlier } from "../../../src/features/jobs/index.ts";
import { lostWords } from "../../../src/features/reuse/index.ts";
import { makeJob } from "../../job-factory.ts";

const painted = makeJob({
  status: "completed",
  provider: "openai",
  resultImages: ["/files/one"],
  imageCount: 3,
  cost: 3,
  refunded: 2,
  prompt: "one fine gold line",
  designSettings: { ...DEFAULT_SETTINGS, finish: "cateye", topper: "pearl", baseColor: "#5E0B17" },
  drawingImageUrl: "/files/uploads/drawing",
  selectedDesignImages: ["/files/uploads/a", "/files/uploads/b"],
  nails: [
    {
      finger: "ring",
      x: 0.5,
      y: 0.5,
      angle: 0,
      width: 0.1,
      length: 0.2,
      design: { settings: { finish: "chrome", topper: null } },
    },
  ],
  variation: "accents",
  startedAt: "2026-11-22T12:00:04.000Z",
  completedAt: "2026-11-22T12:00:16.000Z",
});

function linesOf(job: typeof painted, strokes = 0): Record<string, string> {
  const hand = { imageIndex: 0, handChange: 12.4, rawImageUrl: "/files/raw" };
  return Object.fromEntries(
    madeFacts(job, strokes, hand)
      .flatMap(({ facts }) => facts)
      .map(({ term, words, pictures }) => [
        term,
        words || (pictures ?? []).map((one) => one.words).join(", "),
      ]),
  );
}

test("an image says what it was made from, what was asked for, and what came of it", () => {
  expect(linesOf(painted, 12)).toMatchObject({
    Finish: "Cat-eye with a pearl topper",
    "Base colour": "Oxblood",
    Words: "one fine gold line",
    Hand: "A rendered hand, medium skin, wide",
    Nails: "1 marked. Ring nail: chrome, no topper",
    Drawing: "12 strokes",
    References: "50\u00A0%, 50\u00A0%",
    Images: "3 asked for, 1 made",
    "They differ in": "accent nails",
    Price: "3 credits quoted, 2 returned: 1 credit",
    "Painted by": "OpenAI",
    "Your hand": "The image service changed 12\u00A0% of the hand, so your photo was laid over it",
    Time: "Painted in 12 s, after 4 s of waiting",
  });
});

test("an old job says what it cannot bring back", () => {
  const old = { ...painted, variation: null, provider: "renderer", painterEdition: null };
  expect(linesOf(old)).toMatchObject({ Drawing: "Only its picture was kept" });
  expect(lostWords(old)).toEqual([
    "The strokes of its drawing were not kept; they are only in the picture.",
    "The choice of how its images differ was not kept.",
    paintedEarlier(),
  ]);
  expect(lostWords({ ...painted, drawingImageUrl: null })).toEqual([]);
});

test("a result says what its photo was balanced by", () => {
  const balanced = (patch: object) =>
    linesOf({ ...painted, designSettings: { ...painted.designSettings, ...patch } })["White"];
  expect(balanced({})).toBeUndefined();
  expect(balanced({ whiteBalance: "auto" })).toBe("The photo's colour cast was removed");
  expect(balanced({ whitePoint: "#e6d0a0" })).toBe(
    "The photo was balanced by a white spot (#E6D0A0 in the photo)",
  );
});
