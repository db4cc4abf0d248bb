import type { DesignSettings, NailGuide, Variation } from "@lacquer/contracts";

/** One point of a stroke: x in fractions of the photo's width, y of its height, pressure 0–1. */
export type StrokePoint = [x: number, y: number, pressure: number];

/** A nail artist's brushes. */
export const BRUSHES = ["liner", "striper", "dots", "sponge"] as const;
export type Brush = (typeof BRUSHES)[number];

/** One mark of the drawing. `size` is the brush's diameter in fractions of the photo's width. */
export interface Stroke {
  id: string;
  color: string;
  size: number;
  points: StrokePoint[];
  erase: boolean;
  /** Absent: the liner. */
  brush?: Exclude<Brush, "liner">;
  /** 0–1; absent: 1. */
  opacity?: number;
  /** The id of its layer; absent: the photo's own. */
  layer?: string;
  /** True = shown only within the outline of its layer's nail. */
  inside?: true;
}

/** Strokes that are hidden, faded and ordered together. */
export interface DrawingLayer {
  id: string;
  name: string;
  /**
   * A point of the photo inside the layer's nail, so that the layer stays with the nail under any name; null = the
   * photo's.
   */
  at: [x: number, y: number] | null;
  /** 0–1; absent: 1. */
  opacity?: number;
  hidden?: true;
}

/** drawing + designImage + baseColor = 100; finish and texture 0–100 each. */
export interface DraftWeights {
  drawing: number;
  designImage: number;
  baseColor: number;
  finish: number;
  texture: number;
}

/** A reference picture and how much it counts among the references, 0–100. */
export interface DraftReference {
  url: string;
  weight: number;
}

/** An uploaded picture; width and height in pixels. */
export interface DraftPhoto {
  url: string;
  width: number;
  height: number;
}

/** A design as the browser keeps it. It never contains the state of a job, which is read from the server. */
export interface DraftTab {
  id: string;
  name: string;
  designSettings: DesignSettings;
  influenceWeights: DraftWeights;
  references: DraftReference[];
  drawing: Stroke[];
  /** The layers from bottom to top. The photo's own layer is listed only once somebody has changed it. */
  layers: DrawingLayer[];
  /** The drawing as it was last uploaded; null when there is none or it has changed since. */
  drawingImageUrl: string | null;
  aiPrompt: string;
  originalImage: DraftPhoto | null;
  nails: NailGuide[];
  /** 1–4. */
  imageCount: number;
  /** The variation of the images, if there is more than one. */
  variation: Variation;
  generationJobId: string | null;
  /** The version of the newest job whose end the designer has seen. */
  seenVersion: number;
  /** The time of the design's last change, in ms; 0 = never. Of two windows' copies, the later one counts. */
  updatedAt: number;
  /** The same for its newest job, and for whether that job's end was seen. */
  jobAt: number;
}

export type DraftPatch = Partial<Omit<DraftTab, "id" | "updatedAt" | "jobAt">>;

/** A design with the state of its newest job, computed. */
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
  /** 0–100. */
  generationProgress: number;
  generationJobId: string | null;
}
