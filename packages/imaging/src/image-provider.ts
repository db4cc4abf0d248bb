import type { DesignSettings, InfluenceWeights, NailGuide, Variation } from "@lacquer/contracts";

/** A picture that was read from storage: any JPEG, PNG or WebP that can be decoded. */
export type ImageBytes = Uint8Array;

/**
 * The input for one image. `Picture` is the type of the pictures: bytes by default, or any other type where only their
 * presence matters.
 */
export interface ImageRequest<Picture = ImageBytes> {
  /** This seed is the same for every attempt at this image of the job. The same seed and input give the same bytes. */
  seed: string;
  /** This seed is the same for all images of the job. The differences between these images are derived from it. */
  variationSeed: string;
  /** How the job's images vary; null in jobs that were made before the variation could be chosen. */
  variation: Variation | null;
  imageIndex: number;
  imageCount: number;
  prompt: string;
  settings: DesignSettings;
  weights: InfluenceWeights;
  /**
   * The nails to make, with their own pictures loaded. If there is no photo and the list is empty, all five nails of
   * the rendered hand are made.
   */
  nails: NailToMake<Picture>[];
  photo: Picture | null;
  drawing: Picture | null;
  references: Picture[];
  /** A hash that identifies the owner to a provider without telling the owner's name. */
  userHash?: string;
  /** The design's data for the mark in the picture's file. If absent, the file has no mark. */
  about?: { title: string; createdAt: Date };
}

export interface NailToMake<Picture = ImageBytes> {
  guide: NailGuide;
  drawing: Picture | null;
  reference: Picture | null;
  /** One entry for each thing on the nail, in order: a decal's picture, or null for any other thing. */
  decals?: readonly (Picture | null)[];
}

/** The usage of a paid call: the tokens as counted by the provider, and their price if a rate is known. */
export interface CallUsage {
  inputTextTokens: number;
  inputImageTokens: number;
  outputTokens: number;
  costMicrodollars: number | null;
}

export interface MadeImage {
  bytes: ImageBytes;
  contentType: "image/webp" | "image/png" | "image/jpeg";
  width: number;
  height: number;
  /** The provider's report about its call. Only paid calls have a report. */
  call?: { requestId: string | null; usage: CallUsage | null };
}

/** The details of a paid call, known just before it is made. */
export interface PlannedCall {
  model: string;
  quality: string;
  /** `WxH`, or `auto`. */
  size: string;
  /** The number of pictures that are sent with the call. */
  inputImages: number;
  /** The estimated price; null when none is published. */
  quotedMicrodollars: number | null;
}

/** Callbacks before and during a paid call. */
export interface CallWatch {
  /** Called just before the paid call. If it throws, the call is not made. */
  before(call: PlannedCall): Promise<void>;
  /**
   * Called when the provider has accepted the order. This shows that the key and the account are valid and that no
   * limit was exceeded.
   */
  accepted(): void;
}

/**
 * Called while an image is being made. `fraction` is the finished part of this image, 0–1. It changes only when a step
 * is really finished.
 */
export type MakeProgress = (step: { fraction: number; preview?: ImageBytes }) => void;

/** The provider's name, as used in the `provider` columns, the metrics and the settings. */
export type ProviderName = "openai" | "renderer";

export interface ProviderAbilities {
  /**
   * Each image costs a paid call. Calls are recorded and never repeated automatically. When the service asks for a
   * pause, no calls are made for a while.
   */
  paid: boolean;
  /** The provider shows unfinished pictures, which are removed when the job has ended. */
  previews: boolean;
  /**
   * The provider paints on the photo itself. For other providers, the photo's hand must be put back over the result.
   */
  keepsTheHand: boolean;
}

export const ABILITIES: Readonly<Record<ProviderName, ProviderAbilities>> = {
  openai: { paid: true, previews: true, keepsTheHand: false },
  renderer: { paid: false, previews: false, keepsTheHand: true },
};

/**
 * A way to make images. `make` throws LacquerError with a stable code, or the error of a library. A paid provider
 * reports its one call to `watch`.
 */
export interface ImageProvider {
  readonly name: ProviderName;
  readonly can: ProviderAbilities;
  /** The edition of the built-in painter; null for other providers. */
  readonly edition: number | null;
  /** The AI system that the marks in this provider's pictures name; null when no model takes part. */
  readonly aiSystem: string | null;
  make(
    request: ImageRequest,
    signal: AbortSignal,
    onProgress: MakeProgress,
    watch?: CallWatch,
  ): Promise<MadeImage>;
}
