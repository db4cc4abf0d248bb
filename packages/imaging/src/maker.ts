import type { DesignSettings, InfluenceWeights, NailGuide } from "@lacquer/contracts";

/** A picture already read from storage: any decodable JPEG, PNG or WebP. */
export type ImageBytes = Uint8Array;

/** Everything one image is made from. Pictures are bytes; nothing here is a url to fetch. */
export interface ImageRequest {
  /** Stable for (job, image index): the same seed and input give the same bytes. */
  seed: string;
  imageIndex: number;
  imageCount: number;
  prompt: string;
  settings: DesignSettings;
  weights: InfluenceWeights;
  /** Guides with their own pictures resolved; empty = a salon display where there is no photo. */
  nails: NailToMake[];
  photo: ImageBytes | null;
  drawing: ImageBytes | null;
  references: ImageBytes[];
  /** Stands for the owner at a provider; says nothing about who that is. */
  userHash?: string;
}

export interface NailToMake {
  guide: NailGuide;
  drawing: ImageBytes | null;
  reference: ImageBytes | null;
}

export interface MadeImage {
  bytes: ImageBytes;
  contentType: "image/webp" | "image/png" | "image/jpeg";
  width: number;
  height: number;
}

/** Told while an image is being made: `fraction` 0–1 of this image, real steps only. */
export type MakeProgress = (step: { fraction: number; preview?: ImageBytes }) => void;

/** One way to make images. Throws LacquerError with a stable code, or whatever its library throws. */
export interface ImageMaker {
  readonly name: "openai" | "renderer";
  make(request: ImageRequest, signal: AbortSignal, onProgress: MakeProgress): Promise<MadeImage>;
}
