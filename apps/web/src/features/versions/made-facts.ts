import {
  isBalanced,
  type Job,
  type LaidBackImage,
  type NailGuide,
  type NailSettings,
} from "@lacquer/contracts";
import { credits } from "../../ui/format.ts";
import { colorName } from "../color/index.ts";
import { lightWords } from "../inspector/index.ts";
import { usageWords } from "../jobs/index.ts";
import { capitalized, finishWords, nailName, nameOf, settingName } from "../names/index.ts";
import { thingsWords } from "./change-words.ts";
import { PROVIDER_NAMES, VARIATION_NAMES } from "./names.ts";

/** One fact about how an image was made. */
export interface Fact {
  term: string;
  words: string;
  /** The colour to show beside its name. */
  color?: string;
  pictures?: { url: string; words: string }[];
}

export interface FactGroup {
  title: string;
  facts: Fact[];
}

const count = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? "" : "s"}`;
const percent = (part: number): string => `${Math.round(part)}\u00A0%`;

const balancedWords = (whitePoint: string | undefined): string =>
  whitePoint
    ? `The photo was balanced by a white spot (${whitePoint.toUpperCase()} in the photo)`
    : "The photo's colour cast was removed";

/**
 * Returns everything that a finished image was made from, and the result. `strokes` is the number of strokes that were
 * stored.
 */
export function madeFacts(job: Job, strokes: number, hand: LaidBackImage | null): FactGroup[] {
  return [
    { title: "Set", facts: settingFacts(job) },
    { title: "Given", facts: givenFacts(job, strokes) },
    { title: "Asked and got", facts: gotFacts(job, hand) },
  ];
}

function settingFacts({ designSettings: set, influenceWeights: weights }: Job): Fact[] {
  const word = (key: "nailShape" | "nailLength" | "texture" | "patternType" | "styleVibe") => ({
    term: settingName(key),
    words: capitalized(nameOf(set[key])),
  });
  const color = (key: "baseColor" | "accentColor") => ({
    term: settingName(key),
    words: colorName(set[key]),
    color: set[key],
  });
  const strengths = [
    ...(weights.finish < 100 ? [`finish ${percent(weights.finish)}`] : []),
    ...(weights.texture < 100 ? [`texture ${percent(weights.texture)}`] : []),
  ];
  return [
    word("nailShape"),
    word("nailLength"),
    {
      term: settingName("finish"),
      words: finishWords({ finish: set.finish, topper: set.topper ?? null }),
    },
    word("texture"),
    word("patternType"),
    word("styleVibe"),
    color("baseColor"),
    color("accentColor"),
    ...(strengths.length > 0
      ? [{ term: "Strength", words: capitalized(strengths.join(", ")) }]
      : []),
    ...(set.light ? [{ term: "Light", words: capitalized(lightWords(set.light)) }] : []),
    ...(isBalanced(set) ? [{ term: "White", words: balancedWords(set.whitePoint) }] : []),
  ];
}

function givenFacts(job: Job, strokes: number): Fact[] {
  const { designSettings, influenceWeights: weights, selectedDesignImages: urls } = job;
  const { skin = "medium", pose = "wide" } = designSettings.hand ?? {};
  const leads = [
    `colour ${percent(weights.baseColor)}`,
    ...(weights.drawing > 0 ? [`drawing ${percent(weights.drawing)}`] : []),
    ...(weights.designImage > 0 ? [`references ${percent(weights.designImage)}`] : []),
  ];
  return [
    { term: "Words", words: job.prompt === "" ? "None" : job.prompt },
    job.originalImage
      ? { term: "Photo", words: "", pictures: [{ url: job.originalImage, words: "The photo" }] }
      : { term: "Hand", words: `A rendered hand, ${skin} skin, ${pose}` },
    ...(job.nails.length > 0 ? [{ term: "Nails", words: nailsWords(job.nails) }] : []),
    ...(job.drawingImageUrl
      ? [
          {
            term: "Drawing",
            words: strokes > 0 ? count(strokes, "stroke") : "Only its picture was kept",
          },
        ]
      : []),
    ...(urls.length > 0
      ? [
          {
            term: "References",
            words: "",
            pictures: urls.map((url, index) => ({
              url,
              words: percent(weights.references?.[index] ?? 100 / urls.length),
            })),
          },
        ]
      : []),
    ...(leads.length > 1 ? [{ term: "What leads", words: capitalized(leads.join(", ")) }] : []),
  ];
}

function nailsWords(nails: readonly NailGuide[]): string {
  const own = nails.flatMap((nail) => {
    const words = ownWords(nail);
    return words === "" ? [] : `${nailName(nail)}: ${words}`;
  });
  return [`${nails.length} marked`, ...own].join(". ");
}

/** Returns a nail's own settings in words; empty for a nail without any. */
function ownWords({ design }: NailGuide): string {
  const { settings = {}, placed = [] } = design ?? {};
  const keys = Object.keys(settings) as (keyof NailSettings)[];
  const set = keys.flatMap((key) => {
    const value = settings[key];
    if (value === undefined) return [];
    if (value === null) return "no topper";
    return value.startsWith("#") ? colorName(value) : nameOf(value);
  });
  return [
    ...set,
    ...(design?.drawingImageUrl ? ["its own drawing"] : []),
    ...(design?.referenceImageUrl ? ["its own reference"] : []),
    ...(placed.length > 0 ? [thingsWords(placed)] : []),
  ].join(", ");
}

function gotFacts(job: Job, hand: LaidBackImage | null): Fact[] {
  const { imageCount, variation, resultImages, refunded } = job;
  const got = resultImages.length;
  const usage = usageWords(job.usage);
  return [
    {
      term: "Images",
      words:
        got === imageCount ? `${got} of ${imageCount}` : `${imageCount} asked for, ${got} made`,
    },
    ...(imageCount > 1 && variation
      ? [{ term: "They differ in", words: VARIATION_NAMES[variation] }]
      : []),
    { term: "Price", words: priceWords(job.cost, refunded) },
    ...(job.provider
      ? [{ term: "Painted by", words: capitalized(PROVIDER_NAMES[job.provider] ?? job.provider) }]
      : []),
    ...(hand
      ? [
          {
            term: "Your hand",
            words: `The service had changed ${percent(hand.handChange)} of it; your photo was laid back over that`,
          },
        ]
      : []),
    ...(usage ? [{ term: "Used", words: usage }] : []),
    { term: "Time", words: timeWords(job) },
    { term: "Made", words: new Date(job.completedAt ?? job.createdAt).toLocaleString() },
  ];
}

function priceWords(cost: number, refunded: number): string {
  if (refunded === 0) return credits(cost);
  return `${credits(cost)} quoted, ${refunded} returned: ${credits(cost - refunded)}`;
}

/** Returns a text such as "Painted in 12 s, after 3 s of waiting". */
function timeWords({ createdAt, startedAt, completedAt }: Job): string {
  if (!startedAt || !completedAt) return "Not known";
  const seconds = (from: string, to: string) =>
    Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  const painted = `Painted in ${spanWords(seconds(startedAt, completedAt))}`;
  const waited = seconds(createdAt, startedAt);
  return waited < 1 ? painted : `${painted}, after ${spanWords(waited)} of waiting`;
}

function spanWords(seconds: number): string {
  if (seconds < 1) return "less than 1 s";
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}
