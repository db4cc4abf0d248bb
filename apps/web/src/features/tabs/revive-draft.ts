import {
  cutText,
  FINGERS,
  type Hand,
  HANDS,
  IMAGES_DEFAULT,
  IMAGES_MAX,
  PROMPT_MAX,
  REFERENCES_MAX,
  VARIATIONS,
  isFileUrl,
  type NailGuide,
  NAILS_MAX,
  type PlacedThing,
  THINGS_MAX,
} from "@lacquer/contracts";
import { defaultDraftWeights, emptyDraft, NAME_MAX } from "./empty-draft.ts";
import { readNail, readSettings, readThing } from "./read-design.ts";
import { isRecord, isWithin, listOf } from "./kept-values.ts";
import { reviveLayers, reviveStrokes } from "./revive-strokes.ts";
import {
  type CardCorner,
  type CardCorners,
  type DraftReference,
  type DraftTab,
  type DraftWeights,
  type FingerDesigns,
  POINT_REACH,
} from "./types.ts";

/**
 * Restores a draft from the text stored in the browser. A field that cannot be used falls back to its default, so one
 * damaged field never loses a whole design. Returns null if the value is not a design at all.
 */
export function reviveDraft(kept: unknown): DraftTab | null {
  if (!isRecord(kept)) return null;
  const { id, name } = kept;
  if (typeof id !== "string" || id.length < 1 || id.length > 64) return null;
  const empty = emptyDraft("Design");
  return {
    id,
    name: typeof name === "string" && name.trim() !== "" ? name.slice(0, NAME_MAX) : empty.name,
    designSettings: readSettings(kept["designSettings"]) ?? empty.designSettings,
    influenceWeights: reviveWeights(kept["influenceWeights"]),
    references: listOf(kept["references"], reviveReference).slice(0, REFERENCES_MAX),
    drawing: reviveStrokes(kept["drawing"]),
    layers: reviveLayers(kept["layers"]),
    drawingImageUrl: fileUrl(kept["drawingImageUrl"]),
    aiPrompt: typeof kept["aiPrompt"] === "string" ? cutText(kept["aiPrompt"], PROMPT_MAX) : "",
    originalImage: revivePhoto(kept["originalImage"]),
    card: reviveCard(kept["card"]),
    nails: listOf(kept["nails"], reviveNail).slice(0, NAILS_MAX),
    fingers: reviveFingers(kept["fingers"]),
    otherHand: isRecord(kept["otherHand"]) ? reviveFingers(kept["otherHand"]) : null,
    shownHand: reviveHand(kept),
    imageCount: isWithin(kept["imageCount"], 1, IMAGES_MAX)
      ? Math.round(kept["imageCount"])
      : IMAGES_DEFAULT,
    variation: VARIATIONS.find((known) => known === kept["variation"]) ?? "same",
    generationJobId: typeof kept["generationJobId"] === "string" ? kept["generationJobId"] : null,
    seenVersion: isWithin(kept["seenVersion"], 0, Number.MAX_SAFE_INTEGER)
      ? kept["seenVersion"]
      : 0,
    // Drafts of an older version have no time, so they count as changed long ago.
    updatedAt: isWithin(kept["updatedAt"], 0, Number.MAX_SAFE_INTEGER) ? kept["updatedAt"] : 1,
    jobAt: isWithin(kept["jobAt"], 0, Number.MAX_SAFE_INTEGER) ? kept["jobAt"] : 1,
  };
}

function reviveWeights(kept: unknown): DraftWeights {
  const fallback = defaultDraftWeights();
  if (!isRecord(kept)) return fallback;
  const { drawing, designImage, baseColor, finish, texture } = kept;
  if (![drawing, designImage, baseColor].every((part) => isWithin(part, 0, 100))) return fallback;
  const weights = { drawing, designImage, baseColor } as Pick<
    DraftWeights,
    "drawing" | "designImage" | "baseColor"
  >;
  if (Math.abs(weights.drawing + weights.designImage + weights.baseColor - 100) > 0.01)
    return fallback;
  return {
    ...weights,
    finish: isWithin(finish, 0, 100) ? finish : fallback.finish,
    texture: isWithin(texture, 0, 100) ? texture : fallback.texture,
  };
}

function reviveReference(kept: unknown): DraftReference | null {
  if (!isRecord(kept)) return null;
  const url = pictureUrl(kept["url"]);
  return url ? { url, weight: isWithin(kept["weight"], 0, 100) ? kept["weight"] : 100 } : null;
}

function revivePhoto(kept: unknown): DraftTab["originalImage"] {
  if (!isRecord(kept)) return null;
  const { width, height } = kept;
  const url = pictureUrl(kept["url"]);
  if (!url || !isWithin(width, 1, 100_000) || !isWithin(height, 1, 100_000)) return null;
  return { url, width, height };
}

/** Restores the card's corners. Drafts of an older version have no card. */
function reviveCard(kept: unknown): CardCorners | null {
  const isCorner = (one: unknown): one is CardCorner =>
    Array.isArray(one) && one.length === 2 && one.every((at) => isWithin(at, ...POINT_REACH));
  return Array.isArray(kept) && kept.length === 4 && kept.every(isCorner)
    ? (kept as CardCorners)
    : null;
}

/**
 * Restores which hand the stage shows. For a draft of an older version, that is the hand of the first nail that has
 * one, or else the left hand.
 */
function reviveHand({ shownHand, otherHand, nails }: Record<string, unknown>): Hand | null {
  const known = (hand: unknown) => HANDS.find((one) => one === hand);
  const named = () => listOf(nails, reviveNail).find(({ hand }) => hand)?.hand;
  return known(shownHand) ?? (isRecord(otherHand) ? (named() ?? "left") : null);
}

const OWN_PICTURES = ["drawingImageUrl", "referenceImageUrl"] as const;

/**
 * Restores a nail. Its own reference is checked separately, because it may still be stored only in this browser, at an
 * address that jobs do not accept.
 */
function reviveNail(kept: unknown): NailGuide | null {
  if (!isRecord(kept)) return null;
  const design = isRecord(kept["design"]) ? kept["design"] : {};
  const here = OWN_PICTURES.filter((name) => isKeptUrl(design[name]));
  const named = Object.fromEntries(here.map((name) => [name, design[name]]));
  const absent = Object.fromEntries(here.map((name) => [name, null]));
  const placed = listOf(design["placed"], reviveThing).slice(0, THINGS_MAX);
  const { placed: _kept, ...rest } = design;
  const guide = readNail(
    isRecord(kept["design"]) ? { ...kept, design: { ...rest, ...absent } } : kept,
  );
  if (!guide || (here.length === 0 && placed.length === 0)) return guide;
  return {
    ...guide,
    design: { ...guide.design, ...named, ...(placed.length > 0 && { placed }) },
  };
}

/** Restores the fingers' own designs. Each finger is read as if it were a nail somewhere on a photo. */
function reviveFingers(kept: unknown): FingerDesigns {
  if (!isRecord(kept)) return {};
  return Object.fromEntries(
    FINGERS.flatMap((finger) => {
      const place = { finger, x: 0, y: 0, angle: 0, width: 1, length: 1 };
      const design = isRecord(kept[finger]) && readNail({ ...place, design: kept[finger] })?.design;
      return design ? [[finger, design]] : [];
    }),
  );
}

/**
 * Restores a decoration; a damaged one does not affect the others. A decal's picture may for a while be stored only in
 * this browser.
 */
function reviveThing(kept: unknown): PlacedThing | null {
  if (!isRecord(kept)) return null;
  const { imageUrl } = kept;
  if (!isKeptUrl(imageUrl)) return readThing(kept);
  const thing = readThing({ ...kept, imageUrl: "/files/" });
  return thing && { ...thing, imageUrl };
}

function fileUrl(kept: unknown): string | null {
  return typeof kept === "string" && isFileUrl(kept) ? kept : null;
}

/** Returns a picture's address. A picture that was chosen offline has the address under which this browser keeps it. */
function pictureUrl(kept: unknown): string | null {
  return isKeptUrl(kept) ? kept : fileUrl(kept);
}

const isKeptUrl = (kept: unknown): kept is string =>
  typeof kept === "string" && kept.startsWith("kept:");
