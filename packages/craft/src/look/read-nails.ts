import {
  type Finger,
  FINGERS,
  type NailGuide,
  type NailSettings,
  type PlacedThing,
} from "@lacquer/contracts";
import { looksOf, type Mark, marksOf, nailProfile, naturalOf } from "@lacquer/nails";
import { mmFromCardOn } from "../measures/card.ts";
import { measured } from "../measures/nail-measure.ts";
import type { Build, CraftRules } from "../rules/shape.ts";
import type { CraftGiven, CraftStroke, CraftWork } from "./work.ts";

/** A stroke's position on one nail, in mm from the middle of the cuticle. */
export interface NailStroke {
  /** The stroke's index in the design. */
  at: number;
  color: string;
  brush: NonNullable<CraftStroke["brush"]> | "liner";
  mm: number;
  points: (readonly [x: number, y: number])[];
}

/** One nail with all its paint, strokes and things. All lengths except `natural` are in mm. */
export interface CraftNail {
  index: number;
  finger: Finger;
  /** True if it is unknown which finger this is. */
  fingerUnknown?: true | undefined;
  hand: NailGuide["hand"];
  /** The settings with which the nail is painted. An effect of strength 0 is left out. */
  settings: Required<Pick<NailSettings, "finish" | "texture" | "topper" | "patternType">> &
    Required<
      Pick<NailSettings, "nailShape" | "nailLength" | "styleVibe" | "baseColor" | "accentColor">
    >;
  marks: Mark[];
  strokes: NailStroke[];
  things: readonly PlacedThing[];
  /** True when a picture covers the nail, so that the nail's art is unknown. */
  hasPicture: boolean;
  width: number;
  /** True if the width and the bed come from a bank card on the photo, and false if usual widths are assumed. */
  isMeasured: boolean;
  bed: number;
  length: number;
  freeEdge: number;
  area: number;
  /** The natural nail's length, in widths of the nail. */
  natural: number;
  build: Exclude<Build, "auto">;
}

const USUAL_RATIO = 1.22;

/** Five nails of usual size, for a design without guides. */
export const USUAL_NAILS: readonly NailGuide[] = FINGERS.map((finger, index) => ({
  finger,
  x: 0.1 + index * 0.2,
  y: 0.6,
  angle: 0,
  width: 0.1,
  length: 0.1 * USUAL_RATIO,
}));

const AREA_STEPS = 24;
/** The maximum number of points that are used of one stroke. More points would not locate the stroke any better. */
const POINTS_MOST = 40;

/** The share of the brush's width that a pen draws. A light touch draws a thinner line, as it does in the studio. */
function pressed(stroke: CraftStroke): number {
  const { points } = stroke;
  if (points.every(([, , pressure]) => pressure === 0.5)) return 1;
  const mean = points.reduce((sum, [, , pressure]) => sum + pressure, 0) / points.length;
  return 1 - 1.2 * (0.5 - mean);
}

function strokesOn(
  guide: NailGuide,
  strokes: readonly CraftStroke[],
  { width, length }: { width: number; length: number },
  photo: CraftGiven["photo"],
): NailStroke[] {
  const turn = (guide.angle * Math.PI) / 180;
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
  const scale = width / guide.width;
  const tall = photo.height / photo.width;
  return strokes.flatMap((stroke, at): NailStroke[] => {
    if (stroke.erase) return [];
    const step = Math.max(1, Math.ceil(stroke.points.length / POINTS_MOST));
    const points = stroke.points
      .filter((_, index) => index % step === 0)
      .map(([px, py]): readonly [number, number] => {
        const [dx, dy] = [px - guide.x, (py - guide.y) * tall];
        return [(dx * cos + dy * sin) * scale, (dx * sin - dy * cos) * scale];
      })
      .filter(([x, y]) => Math.abs(x) <= width / 2 && y >= 0 && y <= length);
    if (points.length === 0) return [];
    const { color, brush = "liner" } = stroke;
    return [{ at, color, brush, mm: stroke.size * scale * pressed(stroke), points }];
  });
}

const buildOf = (wanted: Build, freeEdge: number, rules: CraftRules): CraftNail["build"] =>
  wanted !== "auto" ? wanted : freeEdge > rules.lengths.short.to ? "extension" : "natural";

/**
 * The least and the greatest width that a nail can have, in mm. A measured width outside these limits shows that the
 * nail is not in the card's plane.
 */
const [WIDTH_LEAST, WIDTH_MOST] = [3, 40];

interface NailSize {
  width: number;
  /** The natural nail's length in widths of the nail. */
  natural: number;
  isMeasured: boolean;
}

/** Returns a function that finds a nail's size: from the card on the photo, or else from the usual widths. */
function nailSizes(
  { nails }: CraftWork,
  { card, photo }: CraftGiven,
  { widths }: CraftRules,
): (guide: NailGuide) => NailSize {
  const toMm = card && nails.length > 0 ? mmFromCardOn(card, photo) : null;
  return (guide) => {
    const found = toMm && measured(guide, photo, toMm);
    return found && found.width >= WIDTH_LEAST && found.width <= WIDTH_MOST
      ? { width: found.width, natural: naturalOf(found), isMeasured: true }
      : { width: widths[guide.finger].value, natural: naturalOf(guide), isMeasured: false };
  };
}

/** Returns every nail of the design as the painter paints it. */
export function readNails(work: CraftWork, given: CraftGiven, rules: CraftRules): CraftNail[] {
  const guides = work.nails.length > 0 ? work.nails : USUAL_NAILS;
  const looks = looksOf({
    settings: work.settings,
    prompt: work.prompt,
    nails: guides.map((guide) => ({ guide })),
    seed: "",
    imageIndex: 0,
  });
  const { weights, references, photo } = given;
  const sizeOf = nailSizes(work, given, rules);
  return looks.flatMap((look, index): CraftNail[] => {
    const guide = guides[index];
    if (!guide) return [];
    const { width, natural, isMeasured } = sizeOf(guide);
    const profile = nailProfile(look.settings.nailShape, look.settings.nailLength, natural);
    let area = 0;
    for (let i = 0; i < AREA_STEPS; i++) {
      const y = ((i + 0.5) / AREA_STEPS) * profile.length;
      area += Math.max(0, profile.right(y) - profile.left(y)) * (profile.length / AREA_STEPS);
    }
    const length = profile.length * width;
    const freeEdge = length - natural * width;
    const { design } = guide;
    const drawn = weights.drawing > 0 && !design?.drawingImageUrl;
    return [
      {
        index,
        finger: guide.finger,
        fingerUnknown: guide.fingerUnknown,
        hand: guide.hand,
        settings: {
          ...look.settings,
          finish: weights.finish > 0 ? look.settings.finish : "glossy",
          topper: weights.finish > 0 ? (look.settings.topper ?? null) : null,
          texture: weights.texture > 0 ? look.settings.texture : "smooth",
        },
        marks: marksOf(look, profile.length),
        strokes: drawn ? strokesOn(guide, work.strokes, { width, length }, photo) : [],
        things: design?.placed ?? [],
        hasPicture:
          (weights.drawing > 0 && Boolean(design?.drawingImageUrl)) ||
          (weights.designImage > 0 && (references > 0 || Boolean(design?.referenceImageUrl))),
        width,
        isMeasured,
        natural,
        bed: natural * width,
        length,
        freeEdge,
        area: area * width * width,
        build: buildOf(rules.habits.build, freeEdge, rules),
      },
    ];
  });
}
