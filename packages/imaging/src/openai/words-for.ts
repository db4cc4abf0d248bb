import type { DesignSettings, Skin, Variation } from "@lacquer/contracts";
import type { ImageRequest, NailToMake } from "../image-provider.ts";
import type { Arrangement, Sent } from "./arrangement.ts";
import { placedWords } from "./placed-words.ts";
import { FINISHES, LENGTHS, PATTERNS, SHAPES, TEXTURES, TOPPERS, VIBES } from "./vocabulary.ts";

/** Returns a percentage as a word whose strength a model understands. */
function strength(percent: number): string {
  if (percent >= 85) return "fully";
  if (percent >= 60) return "strongly";
  if (percent >= 35) return "clearly";
  if (percent >= 15) return "lightly";
  return percent > 0 ? "only as a faint hint" : "not at all";
}

function look(settings: DesignSettings, request: ImageRequest<unknown>): string[] {
  const { finish, texture } = request.weights;
  return [
    `Shape: ${SHAPES[settings.nailShape]}.`,
    `Length: ${LENGTHS[settings.nailLength]}.`,
    `Base colour ${settings.baseColor.toUpperCase()}, accent colour ${settings.accentColor.toUpperCase()}.`,
    `Pattern: ${PATTERNS[settings.patternType]}.`,
    `Finish, ${strength(finish)}: ${FINISHES[settings.finish]}.`,
    ...(settings.topper ? [`Over the finish, sheer: ${TOPPERS[settings.topper]}.`] : []),
    `Texture, ${strength(texture)}: ${TEXTURES[settings.texture]}.`,
    `Mood: ${VIBES[settings.styleVibe]}.`,
  ];
}

function nailName({ guide }: NailToMake<unknown>): string {
  const hand = guide.hand ? `${guide.hand} ` : "";
  const finger = guide.finger === "thumb" ? "thumb" : `${guide.finger} finger`;
  const place = `${Math.round(guide.x * 100)}% from the left and ${Math.round(guide.y * 100)}% from the top`;
  if (guide.fingerUnknown) {
    return `the nail${guide.hand ? ` on the ${guide.hand} hand` : ""} (cuticle ${place})`;
  }
  return `the ${hand}${finger} (cuticle ${place})`;
}

/** Returns how one nail differs from the design, in the same words that describe the whole design. */
function ownLook(nail: NailToMake<unknown>, settings: DesignSettings): string | null {
  const own = nail.guide.design?.settings;
  if (!own) return null;
  const all = { ...settings, ...own };
  const said = [
    own.nailShape && `shape ${SHAPES[own.nailShape]}`,
    own.nailLength && `length ${LENGTHS[own.nailLength]}`,
    own.baseColor && `base colour ${all.baseColor.toUpperCase()}`,
    own.accentColor && `accent colour ${all.accentColor.toUpperCase()}`,
    own.patternType && `pattern ${PATTERNS[own.patternType]}`,
    own.finish && `finish ${FINISHES[own.finish]}`,
    own.topper
      ? `over the finish ${TOPPERS[own.topper]}`
      : own.topper === null && settings.topper
        ? "no sheer coat over the finish"
        : undefined,
    own.texture && `texture ${TEXTURES[own.texture]}`,
    own.styleVibe && `mood ${VIBES[own.styleVibe]}`,
  ].filter((words) => words !== undefined);
  return said.length > 0 ? `On ${nailName(nail)} alone: ${said.join("; ")}.` : null;
}

/** Returns the model's instruction for one of the pictures that are sent. */
export function pictureWords(sent: Sent, place: number, request: ImageRequest<unknown>): string {
  const image = `Image ${place + 1}`;
  if (sent.role === "photo") return `${image} is the client's own photo, the one to edit.`;
  if (sent.role === "sketch")
    return `${image} is the designer's sketch of the nail art on plain white: take up its lines and colours, not its ground.`;
  if (sent.role === "reference")
    return `${image} is a reference for the nail art only (${sent.weight}% of what references say): take its colours, motifs and technique, never its hand, skin or background.`;
  if (sent.role === "decal")
    return `${image} is a decal's picture: print it on the nail as it is, where it is said to lie.`;
  const nail = request.nails[sent.nail];
  return `${image} is the reference for ${nail ? nailName(nail) : "one nail"} alone.`;
}

/** Returns the position of a decal's picture among the pictures that are sent; null if the picture is not sent. */
function imageOf({ pictures }: Arrangement, url: string): string | null {
  const place = pictures.findIndex((sent) => sent.role === "decal" && sent.imageUrl === url);
  return place < 0 ? null : `image ${place + 1}`;
}

const DRAWINGS: Record<"markup" | "laid-over" | "sketch", string> = {
  markup:
    "The marks over image 1 are the designer's drawing: paint them as nail art exactly where they lie, and show no mark outside the nails.",
  "laid-over":
    "The designer's drawing is laid over image 1: turn it into nail art exactly where it lies, and show no mark outside the nails.",
  sketch: "Follow the sketch's placement on the nail.",
};

function influence(request: ImageRequest<unknown>, arrangement: Arrangement): string {
  const { weights } = request;
  const parts = [
    ...(arrangement.drawing ? [{ name: "the drawing", weight: weights.drawing }] : []),
    // Only shared references have a weight. A nail's own reference is described with its nail.
    ...(arrangement.pictures.some(({ role }) => role === "reference")
      ? [{ name: "the references", weight: weights.designImage }]
      : []),
    { name: "the chosen colours", weight: weights.baseColor },
  ].sort((a, b) => b.weight - a.weight);
  const said = parts.map(({ name, weight }) => `${name} ${strength(weight)} (${weight}%)`);
  return `What leads, strongest first: ${said.join(", then ")}.`;
}

/** Returns the designer's words as one line of plain text, so that they cannot pass for instructions. */
function ownWords(prompt: string): string | null {
  const plain = prompt
    .replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, " ")
    .replaceAll('"', "'")
    .trim();
  return plain === ""
    ? null
    : `The designer's own words for the nail art: "${plain}". Where they name a colour, shape, finish or pattern, they outrank the choices above.`;
}

/** How a job's second, third and fourth image differ. The first image is exactly the chosen design. */
const VARIED: Record<Exclude<Variation, "same">, { keeps: string; steps: readonly string[] }> = {
  colours: {
    keeps:
      "Keep shape, length, pattern, finish and placement exactly as chosen below, on every nail; change colours alone",
    steps: [
      "take a lighter or darker tone of the base colour",
      "move base and accent to a neighbouring hue that suits them",
      "swap base and accent colour",
    ],
  },
  accents: {
    keeps: "Paint every nail exactly as chosen below but the accent nails",
    steps: [
      "give the ring finger a companion pattern in the same colours",
      "give thumb and ring finger a companion pattern in the same colours, with a fine metallic detail",
      "give middle and ring finger a companion pattern in the same colours",
    ],
  },
  arrangement: {
    keeps: "Keep colours, finish and motifs exactly as chosen below; lay the art out anew",
    steps: [
      "larger and sparser",
      "smaller and denser",
      "at the same scale, placed differently on each nail",
    ],
  },
};

/** Returns null when the image should be exactly the chosen design. */
function variationWords({
  variation,
  imageIndex,
  imageCount,
}: ImageRequest<unknown>): string | null {
  if (variation === "same") return null;
  // The variation of jobs that were made before the variation could be chosen.
  if (variation === null)
    return imageCount > 1
      ? `This is variation ${imageIndex + 1} of ${imageCount}: vary small details of the art, not the choices below.`
      : null;
  if (imageIndex === 0) return null;
  const { keeps, steps } = VARIED[variation];
  return `${keeps}: ${steps[(imageIndex - 1) % steps.length] ?? ""}.`;
}

const KEEP =
  "Change nothing but the nails. Keep the hand, skin tone and texture, pose, finger count and proportions, rings and jewellery, clothes, background, light, framing and focus exactly as they are. Fit each nail to its own finger: follow its angle, perspective and curve, seat it at the cuticle with clean edges, and light it as the photo is lit.";

const SKINS: Record<Skin, string> = {
  fair: "fair, rosy",
  light: "light, warm",
  medium: "medium tan",
  brown: "brown",
  deep: "deep brown",
};

function stage({ hand }: DesignSettings): string {
  const skin = hand?.skin ? ` of ${SKINS[hand.skin]} skin` : "";
  const upright = hand?.pose === "upright" ? ", its fingers pointing up," : "";
  return `There is no photo of a client. Show one natural, relaxed hand${skin}${upright} with five anatomically correct fingers on a plain, softly lit salon backdrop, close up, with every nail in sharp focus.`;
}

const RESULT =
  "The result is one photorealistic photograph of finished salon work: no text, watermark, frame, collage or before-and-after.";

/**
 * Returns the whole prompt for one image, from the settings, the weights, each nail's own design and the designer's
 * words. The same request always gives the same prompt.
 */
export function wordsFor(request: ImageRequest<unknown>, arrangement: Arrangement): string {
  const edits = request.photo !== null;
  const nails = request.nails;
  const sections: (string | null)[][] = [
    [
      edits
        ? "Retouch the photo so that its nails wear this manicure."
        : "Photograph this manicure.",
      edits ? KEEP : stage(request.settings),
    ],
    arrangement.pictures.map((sent, place) => pictureWords(sent, place, request)),
    [arrangement.drawing && DRAWINGS[arrangement.drawing]],
    [
      variationWords(request),
      ...look(request.settings, request),
      edits && nails.length > 0
        ? `The ${nails.length === 1 ? "nail to do is" : `${nails.length} nails to do are`}: ${nails.map(nailName).join(", ")}.`
        : null,
    ],
    nails.map((nail) => ownLook(nail, request.settings)),
    nails.map((nail) =>
      placedWords(nailName(nail), nail.guide.design?.placed ?? [], (url) =>
        imageOf(arrangement, url),
      ),
    ),
    [influence(request, arrangement)],
    [ownWords(request.prompt)],
    [RESULT],
  ];
  return sections
    .map((lines) => lines.filter((line) => line !== null).join("\n"))
    .filter((section) => section !== "")
    .join("\n\n");
}
