import type { DesignSettings, Finger, Hand, NailGuide, Variation } from "@lacquer/contracts";

/** One point of a stroke: x in fractions of the photo's width, y in fractions of its height, pressure 0–1. */
export type StrokePoint = [x: number, y: number, pressure: number];

/**
 * The smallest and the largest x and y of a point, in fractions of the photo's sides. Points may lie beyond the photo.
 */
export const POINT_REACH = [-2, 3] as const;

/** The maximum number of layers of a drawing. */
export const LAYERS_MOST = 40;

/** The brushes that a nail artist uses. */
export const BRUSHES = ["liner", "striper", "dots", "sponge"] as const;
export type Brush = (typeof BRUSHES)[number];

/** One stroke of the drawing. `size` is the brush's diameter in fractions of the photo's width. */
export interface Stroke {
  id: string;
  color: string;
  size: number;
  points: StrokePoint[];
  erase: boolean;
  /** The brush; the liner if absent. */
  brush?: Exclude<Brush, "liner">;
  /** The opacity, 0–1; 1 if absent. */
  opacity?: number;
  /** The id of the stroke's layer; the photo's own layer if absent. */
  layer?: string;
  /** True if only the part within the outline of the layer's nail is shown. */
  inside?: true;
}

/** A group of strokes that are hidden, faded and ordered together. */
export interface DrawingLayer {
  id: string;
  name: string;
  /**
   * A point of the photo inside the layer's nail. The point keeps the layer with its nail even if the nail's finger
   * changes. Null for a layer of the photo.
   */
  at: [x: number, y: number] | null;
  /** The opacity, 0–1; 1 if absent. */
  opacity?: number;
  hidden?: true;
}

/** drawing + designImage + baseColor = 100; finish and texture are 0–100 each. */
export interface DraftWeights {
  drawing: number;
  designImage: number;
  baseColor: number;
  finish: number;
  texture: number;
}

/** A reference picture, with its weight among all references, 0–100. */
export interface DraftReference {
  url: string;
  weight: number;
}

/** An uploaded picture, with its width and height in pixels. */
export interface DraftPhoto {
  url: string;
  width: number;
  height: number;
}

/** The corners of a bank card on the photo, in fractions of its sides. They may lie beyond the photo. */
export type CardCorners = [CardCorner, CardCorner, CardCorner, CardCorner];
export type CardCorner = [x: number, y: number];

/**
 * The fingers' own designs, which add to the design's settings. They contain no pictures that would have to be
 * uploaded.
 */
export type FingerDesigns = Partial<Record<Finger, NonNullable<NailGuide["design"]>>>;

/** A design as the browser stores it. It never contains the state of a job, which is read from the server. */
export interface DraftTab {
  id: string;
  name: string;
  designSettings: DesignSettings;
  influenceWeights: DraftWeights;
  references: DraftReference[];
  drawing: Stroke[];
  /** The layers from bottom to top. The photo's own layer is listed only after somebody has changed it. */
  layers: DrawingLayer[];
  /**
   * The url of the drawing's last upload; null if there is no drawing, or if the drawing has changed since that upload.
   */
  drawingImageUrl: string | null;
  aiPrompt: string;
  originalImage: DraftPhoto | null;
  /** The bank card by which the photo is measured; null if the user has marked none. */
  card: CardCorners | null;
  nails: NailGuide[];
  /**
   * The fingers' own designs. The rendered hand shows them, and a new nail on a photo starts with its finger's design.
   */
  fingers: FingerDesigns;
  /** The fingers' own designs on the hand that is not shown; null if both hands have the same designs. */
  otherHand: FingerDesigns | null;
  /** The hand that the stage shows; null as long as the user has not named it and both hands have the same designs. */
  shownHand: Hand | null;
  /** The number of images, 1–4. */
  imageCount: number;
  /** How the images differ, if there is more than one. */
  variation: Variation;
  generationJobId: string | null;
  /** The newest job's version when the designer saw that the job had ended; 0 until then. */
  seenVersion: number;
  /**
   * The time of the design's last change in milliseconds; 0 means never. If two windows have copies, the later copy
   * wins.
   */
  updatedAt: number;
  /** The time, in milliseconds, of the last change of `generationJobId` or `seenVersion`; 0 means never. */
  jobAt: number;
}

export type DraftPatch = Partial<Omit<DraftTab, "id" | "updatedAt" | "jobAt">>;

/** A design with the computed state of its newest job. */
export interface DesignTab {
  id: string;
  name: string;
  finalPreviews: string[];
  designSettings: DesignSettings;
  selectedDesignImages: string[];
  drawingImageUrl: string | null;
  aiPrompt: string;
  originalImage: string | null;
  isGenerating: boolean;
  /** The progress in percent, 0–100. */
  generationProgress: number;
  generationJobId: string | null;
}
