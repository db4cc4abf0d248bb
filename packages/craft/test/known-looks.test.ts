import { expect, test } from "vitest";
import {
  type Build,
  CARD,
  type Corners,
  craftPlan,
  type Rule,
  STUDIO_RULES,
} from "../src/index.ts";
import { GIVEN, HAND, type Look, RING, strokeAcross, thing, workOf } from "./looks.ts";

interface Known {
  name: string;
  look: Look;
  build?: Build;
  /** The minutes in the middle of the expected range. */
  minutes: number;
  /** The rules that the ring nail is expected to break. */
  ring?: Rule[];
  /** The number of the five nails that are not fine. */
  unfine?: number;
  isNot?: boolean;
}

const short = { nailLength: "short" } as const;
const solid = 15 + 25 + 8;

// Every expected figure is a sum of the rules' starting values: prep 15, colour 25, top 8, extension 60, and the
// additional work of the look.
const LOOKS: Known[] = [
  { name: "one colour on short nails", look: { settings: short }, minutes: solid },
  { name: "medium length is extended", look: {}, minutes: solid + 60 },
  { name: "medium on natural nails", look: {}, build: "natural", minutes: solid },
  { name: "overlay", look: { settings: short }, build: "overlay", minutes: solid + 35 },
  {
    name: "long: the thumb, 13 mm, is extra long",
    look: { settings: { nailLength: "long" } },
    minutes: solid + 60 + 12 + 6,
  },
  {
    name: "extra long",
    look: { settings: { nailLength: "extra-long" } },
    minutes: solid + 60 + 3 + 24,
  },
  {
    name: "ballerina is filed longer, and the thumb is long",
    look: { settings: { nailShape: "ballerina" } },
    minutes: solid + 60 + 10 + 3,
  },
  {
    name: "stiletto of an extension",
    look: { settings: { nailShape: "stiletto" } },
    minutes: solid + 60 + 15 + 10,
  },
  { name: "french", look: { settings: { ...short, patternType: "french" } }, minutes: solid + 15 },
  { name: "fade", look: { settings: { ...short, patternType: "ombre" } }, minutes: solid + 20 },
  { name: "chrome", look: { settings: { ...short, finish: "chrome" } }, minutes: solid + 10 },
  { name: "cat-eye", look: { settings: { ...short, finish: "cateye" } }, minutes: solid + 10 },
  { name: "velvet", look: { settings: { ...short, texture: "velvet" } }, minutes: solid + 10 },
  { name: "glitter", look: { settings: { ...short, finish: "glitter" } }, minutes: solid + 10 },
  {
    name: "matte takes no longer",
    look: { settings: { ...short, finish: "matte" } },
    minutes: solid,
  },
  {
    name: "glitter topper over gloss",
    look: { settings: { ...short, topper: "glitter" } },
    minutes: solid + 10,
  },
  { name: "marble", look: { settings: { ...short, patternType: "marble" } }, minutes: solid + 30 },
  {
    name: "flowers",
    look: { settings: { ...short, patternType: "floral", styleVibe: "minimal" } },
    minutes: solid + 50 + 2,
  },
  { name: "relief", look: { settings: { ...short, texture: "3d-gel" } }, minutes: solid + 80 },
  { name: "crackle", look: { settings: { ...short, texture: "crackle" } }, minutes: solid + 20 },
  {
    name: "pearls of a romantic mood",
    look: { settings: { ...short, styleVibe: "romantic" } },
    minutes: solid + 5,
  },
  {
    name: "studs of an edgy mood",
    look: { settings: { ...short, styleVibe: "edgy" } },
    minutes: solid + 5,
  },
  {
    name: "crystals in words, on all ten",
    look: { settings: short, prompt: "with crystals" },
    minutes: solid + 25,
  },
  {
    name: "a stone on each ring nail",
    look: { settings: short, placed: [thing()] },
    minutes: solid + 1,
  },
  {
    name: "a cluster",
    look: { settings: short, placed: Array.from({ length: 20 }, () => thing({ size: 0.1 })) },
    minutes: solid + 12,
  },
  {
    name: "a gold line in words: too fine on all but the thumb",
    look: { settings: short, prompt: "one gold line" },
    minutes: solid + 20,
    ring: ["line"],
    unfine: 4,
  },
  {
    name: "the same, bold",
    look: { settings: { ...short, styleVibe: "bold" }, prompt: "one gold line" },
    minutes: solid + 20,
  },
  {
    name: "swirls' fine ribbons",
    look: { settings: { ...short, patternType: "swirl" } },
    minutes: solid + 30,
    ring: ["line"],
    unfine: 4,
  },
  {
    name: "geometric threads, minimal",
    look: { settings: { ...short, patternType: "geometric", styleVibe: "minimal" } },
    minutes: solid + 30 + 20 + 2,
    ring: ["line"],
    unfine: 5,
  },
  {
    name: "leopard",
    look: { settings: { ...short, patternType: "animal" } },
    minutes: solid + 30,
    ring: ["crowded"],
    unfine: 5,
  },
  {
    name: "dots, crowded on the little nail",
    look: { settings: { ...short, patternType: "dots" } },
    minutes: solid + 10,
    unfine: 1,
  },
  {
    name: "a stone over 60 % of the width",
    look: { settings: short, placed: [thing({ size: 0.65 })] },
    minutes: solid + 1,
    ring: ["stone"],
    unfine: 1,
    isNot: true,
  },
  {
    name: "a pearl on the tip",
    look: { settings: short, placed: [thing({ kind: "pearl", y: 0.95 })] },
    minutes: solid + 1,
    ring: ["tip"],
    unfine: 1,
    isNot: true,
  },
  {
    name: "a peak without an extension",
    look: { settings: { ...short, nailShape: "mountain-peak" } },
    build: "natural",
    minutes: solid,
    ring: ["pointed"],
    unfine: 2,
    isNot: true,
  },
  {
    name: "extra long without an extension",
    look: { settings: { nailLength: "extra-long" } },
    build: "natural",
    minutes: solid,
    ring: [],
    unfine: 0,
  },
  {
    name: "an extra long stiletto without one",
    look: { settings: { nailLength: "extra-long", nailShape: "stiletto" } },
    build: "natural",
    minutes: solid + 10,
    ring: ["free-edge"],
    unfine: 5,
    isNot: true,
  },
  {
    name: "matte over chrome",
    look: { settings: { ...short, finish: "chrome", topper: "matte" } },
    minutes: solid + 10,
    ring: ["crossing"],
    unfine: 5,
  },
  {
    name: "chrome on relief",
    look: { settings: { ...short, finish: "chrome", texture: "3d-gel" } },
    minutes: solid + 10 + 80,
    ring: ["crossing"],
    unfine: 5,
  },
  {
    name: "velvet over cat-eye, one nail",
    look: { settings: { ...short, finish: "cateye" }, ring: { texture: "velvet" } },
    minutes: solid + 10 + 2,
    ring: ["crossing"],
    unfine: 1,
  },
  {
    name: "a stroke of 0.15 mm",
    look: { settings: short, strokes: [strokeAcross(0.15, 5)] },
    minutes: solid + 1,
    ring: ["line"],
    unfine: 1,
  },
  {
    name: "two strokes 0.2 mm apart",
    look: { settings: short, strokes: [strokeAcross(1, 5), strokeAcross(1, 6.2)] },
    minutes: solid + 2,
    ring: ["gap"],
    unfine: 1,
  },
  {
    name: "two strokes that cross",
    look: { settings: short, strokes: [strokeAcross(1, 5), strokeAcross(1, 5.5)] },
    minutes: solid + 2,
  },
];

test("there are forty looks and more", () => {
  expect(LOOKS.length).toBeGreaterThanOrEqual(40);
});

test.each(LOOKS)("$name", ({ look, build = "auto", minutes, ring = [], unfine = 0, isNot }) => {
  const rules = { ...STUDIO_RULES, habits: { ...STUDIO_RULES.habits, build } };
  const plan = craftPlan(workOf(look), GIVEN, rules);
  expect((plan.minutes.from + plan.minutes.to) / 2).toBeCloseTo(minutes, 5);
  const answer = plan.nails[RING];
  expect([...new Set(answer?.faults.map(({ rule }) => rule))]).toEqual(ring);
  expect(plan.nails.filter((nail) => nail.answer !== "fine")).toHaveLength(unfine);
  expect(answer?.answer).toBe(ring.length === 0 ? "fine" : isNot ? "not" : "hard");
});

/** Returns the corners of a card that lies straight on a square photo of this width in mm. */
function cardOn(mmPerWidth: number): Corners {
  const [w, h] = [CARD.width / mmPerWidth, CARD.height / mmPerWidth];
  return [
    [0, 0],
    [w, 0],
    [w, h],
    [0, h],
  ];
}

test("a gradient of four colours is hard on a nail under 8 mm", () => {
  const strokes = [strokeAcross(1, 4, "#112233"), strokeAcross(1, 8, "#445566")];
  const work = workOf({ settings: { ...short, patternType: "ombre" }, strokes });
  const rulesOn = (mmPerWidth: number) =>
    craftPlan(work, { ...GIVEN, card: cardOn(mmPerWidth) }, STUDIO_RULES).nails[RING]?.faults.map(
      ({ rule }) => rule,
    );
  expect(rulesOn(110)).toEqual([]);
  expect(rulesOn(79)).toContain("gradient");
});

test("what is drawn on skin, and what a picture shows, is said", () => {
  const skin = { ...strokeAcross(1, 5), points: [[0.5, 0.1, 0.5]] as const };
  const plan = craftPlan(
    workOf({ strokes: [skin] }),
    { ...GIVEN, references: 1, weights: { ...GIVEN.weights, designImage: 50 } },
    STUDIO_RULES,
  );
  expect(plan.notes).toContainEqual({ note: "beside", strokes: 1 });
  expect(plan.notes).toContainEqual({ note: "picture" });
});

test("what has no strength is not painted, and so not reckoned", () => {
  const work = workOf({ settings: { ...short, finish: "chrome", texture: "3d-gel" } });
  const weights = { ...GIVEN.weights, finish: 0, texture: 0 };
  const plan = craftPlan(work, { ...GIVEN, weights }, STUDIO_RULES);
  expect(plan.minutes.to).toBeCloseTo(solid * 1.08, 5);
  expect(plan.nails.every(({ answer }) => answer === "fine")).toBe(true);
});

test("a sponge has no edge that is too thin, and each brush is laid out", () => {
  const strokes = (["sponge", "dots", "striper"] as const).map((brush, at) => ({
    ...strokeAcross(brush === "sponge" ? 0.1 : 1, 3 + 3 * at),
    brush,
  }));
  const plan = craftPlan(workOf({ settings: short, strokes }), GIVEN, STUDIO_RULES);
  expect(plan.nails[RING]?.faults).toEqual([]);
  const tools = plan.supplies.flatMap((one) => (one.kind === "tool" ? [one.tool] : []));
  expect(tools).toEqual(["striper", "dotting-tool", "fade-brush"]);
});

test("one hand is done twice; both hands are done as they are shown", () => {
  const pieces = (nails: typeof HAND) =>
    craftPlan({ ...workOf({ settings: short }), nails }, GIVEN, STUDIO_RULES).supplies.flatMap(
      (one) => (one.kind === "thing" ? [one.pieces] : []),
    );
  const stone = { ...HAND[RING], design: { placed: [thing()] } } as (typeof HAND)[number];
  expect(pieces([stone])).toMatchObject([{ count: 2 }]);
  expect(
    pieces([
      { ...stone, hand: "left" },
      { ...stone, hand: "right" },
    ]),
  ).toMatchObject([{ count: 2 }]);
});
