/** The words that describe a design. Pickers show them in this order; the defaults are in `defaults.ts`. */
export const NAIL_SHAPES = [
  "square",
  "squoval",
  "oval",
  "rounded",
  "almond",
  "mountain-peak",
  "stiletto",
  "ballerina",
  "edge",
  "lipstick",
  "flare",
  "arrow-head",
] as const;
export type NailShape = (typeof NAIL_SHAPES)[number];

export const NAIL_LENGTHS = ["short", "medium", "long", "extra-long"] as const;
export type NailLength = (typeof NAIL_LENGTHS)[number];

export const FINISHES = [
  "glossy",
  "matte",
  "satin",
  "metallic",
  "chrome",
  "glitter",
  "cateye",
  "jelly",
  "holographic",
  "duochrome",
  "flake",
  "pearl",
  "shimmer",
  "milky",
  "foil",
] as const;
export type Finish = (typeof FINISHES)[number];

/** Finishes that are also sold sheer, to be painted over another finish. */
export const TOPPERS = [
  "matte",
  "glitter",
  "holographic",
  "duochrome",
  "flake",
  "pearl",
  "shimmer",
  "milky",
  "foil",
] as const satisfies readonly Finish[];
export type Topper = (typeof TOPPERS)[number];

export const TEXTURES = ["smooth", "ribbed", "velvet", "3d-gel", "crackle"] as const;
export type Texture = (typeof TEXTURES)[number];

export const PATTERNS = [
  "solid",
  "french",
  "ombre",
  "swirl",
  "marble",
  "floral",
  "geometric",
  "animal",
  "dots",
] as const;
export type Pattern = (typeof PATTERNS)[number];

/** The white balance of the photo: as taken, or with the colour cast of the light removed. */
export const WHITE_BALANCES = ["photo", "auto"] as const;
export type WhiteBalance = (typeof WHITE_BALANCES)[number];

export const VIBES = [
  "elegant",
  "minimal",
  "bold",
  "playful",
  "romantic",
  "edgy",
  "natural",
  "futuristic",
] as const;
export type Vibe = (typeof VIBES)[number];

/** The things that can be glued on a nail or laid into its gel. */
export const THING_KINDS = ["stone", "pearl", "charm", "foil", "decal"] as const;
export type ThingKind = (typeof THING_KINDS)[number];

/** The cuts of stones, the usual one first. */
export const STONE_CUTS = ["round", "oval", "square", "drop", "marquise"] as const;
export type StoneCut = (typeof STONE_CUTS)[number];

/** The shapes of charms, the usual one first. */
export const CHARM_SHAPES = ["star", "heart", "bow", "moon", "flower", "butterfly"] as const;
export type CharmShape = (typeof CHARM_SHAPES)[number];

/** The forms of each kind of thing, the usual form first. The list is empty for a kind with only one form. */
export const THING_FORMS: Record<ThingKind, readonly (StoneCut | CharmShape)[]> = {
  stone: STONE_CUTS,
  pearl: [],
  charm: CHARM_SHAPES,
  foil: [],
  decal: [],
};

export const FINGERS = ["thumb", "index", "middle", "ring", "little"] as const;
export type Finger = (typeof FINGERS)[number];

export const HANDS = ["left", "right"] as const;
export type Hand = (typeof HANDS)[number];

/** The poses and skins of the rendered hands. Skins are listed from fair to deep. */
export const HAND_POSES = ["wide", "upright"] as const;
export type HandPose = (typeof HAND_POSES)[number];

export const SKINS = ["fair", "light", "medium", "brown", "deep"] as const;
export type Skin = (typeof SKINS)[number];

/**
 * How a job's images may differ from its settings: not at all, in colour, by accent nails, or in the layout of the art.
 */
export const VARIATIONS = ["same", "colours", "accents", "arrangement"] as const;
export type Variation = (typeof VARIATIONS)[number];

/** Who paints: the built-in renderer, or an image service. */
export const IMAGE_PROVIDERS = ["renderer", "openai"] as const;

export const JOB_STATUSES = ["pending", "processing", "completed", "failed", "canceled"] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

export const LEDGER_KINDS = ["grant", "purchase", "charge", "refund"] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

export const UPLOAD_KINDS = ["photo", "reference", "drawing", "logo"] as const;
export type UploadKind = (typeof UPLOAD_KINDS)[number];
/** Returns whether pictures of this kind keep their transparency. */
export const isClear = (kind: UploadKind): boolean => kind === "drawing" || kind === "logo";

/** True when a job in this status can no longer change. */
export function isEnded(status: JobStatus): boolean {
  return status === "completed" || status === "failed" || status === "canceled";
}

/** The monitor's lists of jobs. They contain jobs under way and jobs that ended in the last 24 hours. */
export const ADMIN_JOB_LISTS = ["waiting", "running", "failed", "ended"] as const;
export type AdminJobList = (typeof ADMIN_JOB_LISTS)[number];

/** The changes that an admin, or the operator in a terminal, can make to another person's jobs, credits or rights. */
export const ADMIN_ACTIONS = ["cancel", "retry", "credits", "grant_admin", "revoke_admin"] as const;
export type AdminActionName = (typeof ADMIN_ACTIONS)[number];
