import { plural, t } from "@lingui/core/macro";
import {
  isBalanced,
  type Job,
  type LaidBackImage,
  type NailGuide,
  type NailSettings,
} from "@lacquer/contracts";
import { locale } from "../../platform/messages.ts";
import { credits } from "../../ui/format.ts";
import { colorName } from "../color/index.ts";
import { lightWords } from "../inspector/index.ts";
import { usageWords } from "../jobs/index.ts";
import {
  capitalized,
  finishWords,
  nailName,
  nameOf,
  poseName,
  settingName,
  skinName,
} from "../names/index.ts";
import { percent, strokesWords, thingsWords } from "./change-words.ts";
import { providerName, variationNames } from "./names.ts";

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

function balancedWords(whitePoint: string | undefined): string {
  if (!whitePoint) return t`The photo's colour cast was removed`;
  const white = whitePoint.toUpperCase();
  return t`The photo was balanced by a white spot (${white} in the photo)`;
}

/**
 * Returns everything that a finished image was made from, and the result. `strokes` is the number of strokes that were
 * stored.
 */
export function madeFacts(job: Job, strokes: number, hand: LaidBackImage | null): FactGroup[] {
  return [
    {
      title: t({
        message: "Set",
        comment: "What was set: a heading over settings.",
        context: "settings",
      }),
      facts: settingFacts(job),
    },
    {
      title: t({ message: "Given", comment: "What the designer gave: photo, words, drawing." }),
      facts: givenFacts(job, strokes),
    },
    { title: t`Requested and received`, facts: gotFacts(job, hand) },
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
  const [finish, texture] = [percent(weights.finish), percent(weights.texture)];
  const strengths = [
    ...(weights.finish < 100 ? [t`finish ${finish}`] : []),
    ...(weights.texture < 100 ? [t`texture ${texture}`] : []),
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
      ? [{ term: t`Strength`, words: capitalized(strengths.join(", ")) }]
      : []),
    ...(set.light ? [{ term: t`Light`, words: capitalized(lightWords(set.light)) }] : []),
    ...(isBalanced(set) ? [{ term: t`White`, words: balancedWords(set.whitePoint) }] : []),
  ];
}

function givenFacts(job: Job, strokes: number): Fact[] {
  const { designSettings, influenceWeights: weights, selectedDesignImages: urls } = job;
  const leads = leadWords(weights);
  return [
    {
      term: t`Words`,
      words: job.prompt === "" ? t({ message: "None", comment: "No words." }) : job.prompt,
    },
    job.originalImage
      ? { term: t`Photo`, words: "", pictures: [{ url: job.originalImage, words: t`The photo` }] }
      : { term: t`Hand`, words: renderedHand(designSettings.hand) },
    ...(job.nails.length > 0 ? [{ term: t`Nails`, words: nailsWords(job.nails) }] : []),
    ...(job.drawingImageUrl
      ? [
          {
            term: t`Drawing`,
            words: strokes > 0 ? strokesWords(strokes) : t`Only its picture was kept`,
          },
        ]
      : []),
    ...(urls.length > 0
      ? [
          {
            term: t`References`,
            words: "",
            pictures: urls.map((url, index) => ({
              url,
              words: percent(weights.references?.[index] ?? 100 / urls.length),
            })),
          },
        ]
      : []),
    ...(leads.length > 1 ? [{ term: t`Weights`, words: capitalized(leads.join(", ")) }] : []),
  ];
}

function leadWords(weights: Job["influenceWeights"]): string[] {
  const { baseColor, drawing, designImage } = weights;
  const [byColour, byDrawing] = [percent(baseColor), percent(drawing)];
  const byReferences = percent(designImage);
  return [
    t`colour ${byColour}`,
    ...(drawing > 0 ? [t`drawing ${byDrawing}`] : []),
    ...(designImage > 0 ? [t`references ${byReferences}`] : []),
  ];
}

function renderedHand({ skin = "medium", pose = "wide" }: Job["designSettings"]["hand"] = {}) {
  const [itsSkin, itsPose] = [skinName(skin), poseName(pose)];
  return t`A rendered hand, ${itsSkin} skin, ${itsPose}`;
}

const markedWords = (count: number): string =>
  plural(count, { one: "# marked", other: "# marked" });

const laidBackWords = (share: string): string =>
  t`The image service changed ${share} of the hand, so your photo was laid over it`;

function nailsWords(nails: readonly NailGuide[]): string {
  const own = nails.flatMap((nail) => {
    const words = ownWords(nail);
    return words === "" ? [] : `${nailName(nail)}: ${words}`;
  });
  return [markedWords(nails.length), ...own].join(". ");
}

/** Returns a nail's own settings in words; empty for a nail without any. */
function ownWords({ design }: NailGuide): string {
  const { settings = {}, placed = [] } = design ?? {};
  const keys = Object.keys(settings) as (keyof NailSettings)[];
  const set = keys.flatMap((key) => {
    const value = settings[key];
    if (value === undefined) return [];
    if (value === null) return t`no topper`;
    return value.startsWith("#") ? colorName(value) : nameOf(value);
  });
  return [
    ...set,
    ...(design?.drawingImageUrl ? [t`its own drawing`] : []),
    ...(design?.referenceImageUrl ? [t`its own reference`] : []),
    ...(placed.length > 0 ? [thingsWords(placed)] : []),
  ].join(", ");
}

function gotFacts(job: Job, hand: LaidBackImage | null): Fact[] {
  const { imageCount, variation, resultImages, refunded } = job;
  const got = resultImages.length;
  const usage = usageWords(job.usage);
  return [
    {
      term: t`Images`,
      words:
        got === imageCount ? t`${got} of ${imageCount}` : t`${imageCount} asked for, ${got} made`,
    },
    ...(imageCount > 1 && variation
      ? [{ term: t`They differ in`, words: variationNames()[variation] }]
      : []),
    { term: t`Price`, words: priceWords(job.cost, refunded) },
    ...(job.provider
      ? [{ term: t`Painted by`, words: capitalized(providerName(job.provider)) }]
      : []),
    ...(hand
      ? [
          {
            term: t`Your hand`,
            words: laidBackWords(percent(hand.handChange)),
          },
        ]
      : []),
    ...(usage
      ? [
          {
            term: t({ message: "Used", comment: "How much of the image service was used." }),
            words: usage,
          },
        ]
      : []),
    { term: t`Time`, words: timeWords(job) },
    {
      term: t({ message: "Made", comment: "When an image was made." }),
      words: new Date(job.completedAt ?? job.createdAt).toLocaleString(locale()),
    },
  ];
}

function priceWords(cost: number, refunded: number): string {
  if (refunded === 0) return credits(cost);
  const [quoted, paid] = [credits(cost), credits(cost - refunded)];
  return t`${quoted} quoted, ${refunded} returned: ${paid}`;
}

/** Returns a text such as "Painted in 12 s, after 3 s of waiting". */
function timeWords({ createdAt, startedAt, completedAt }: Job): string {
  if (!startedAt || !completedAt) return t`Not known`;
  const seconds = (from: string, to: string) =>
    Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  const painted = spanWords(seconds(startedAt, completedAt));
  const wait = seconds(createdAt, startedAt);
  if (wait < 1) return t`Painted in ${painted}`;
  const waited = spanWords(wait);
  return t`Painted in ${painted}, after ${waited} of waiting`;
}

function spanWords(seconds: number): string {
  if (seconds < 1) return t`less than 1 s`;
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}
