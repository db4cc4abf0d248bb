import type { DesignSettings, InfluenceWeights, NailGuide, Variation } from "@lacquer/contracts";

/** A picture already read from storage: any decodable JPEG, PNG or WebP. */
export type ImageBytes = Uint8Array;

/** The input of one image. Pictures are bytes; if only their presence matters, they may be anything. */
export interface ImageRequest<Picture = ImageBytes> {
  /** Stable for (job, image index): the same seed and input give the same bytes. */
  seed: string;
  /** Stable for the job: the differences between its images are drawn from it. */
  variationSeed: string;
  /** The variation of its images; null in jobs made before there was a choice. */
  variation: Variation | null;
  imageIndex: number;
  imageCount: number;
  prompt: string;
  settings: DesignSettings;
  weights: InfluenceWeights;
  /** Guides, with their own pictures loaded. Empty without a photo = all five nails of the rendered hand. */
  nails: NailToMake<Picture>[];
  photo: Picture | null;
  drawing: Picture | null;
  references: Picture[];
  /** Identifies the owner to a provider, without naming them. */
  userHash?: string;
  /** The design's data for the mark in the picture's file; without it, the file has no mark. */
  about?: { title: string; createdAt: Date };
}

export interface NailToMake<Picture = ImageBytes> {
  guide: NailGuide;
  drawing: Picture | null;
  reference: Picture | null;
  /** The pictures of its decals, in the order of the things on it; null for other things. */
  decals?: readonly (Picture | null)[];
}

/** The usage of a paid call: tokens as the provider counts them, and their price if a rate is known. */
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
  /** For a paid call: the provider's report about it. */
  call?: { requestId: string | null; usage: CallUsage | null };
}

/** A paid call just before it is made. */
export interface PlannedCall {
  model: string;
  quality: string;
  /** `WxH`, or auto. */
  size: string;
  /** The number of pictures sent along. */
  inputImages: number;
  /** The estimated price; null when none is published. */
  quotedMicrodollars: number | null;
}

/** Called around a paid call. */
export interface CallWatch {
  /** Called just before the call. If it throws, the call is not made. */
  before(call: PlannedCall): Promise<void>;
  /** The provider accepted the order, so the key, the account and the limit are fine. */
  accepted(): void;
}

/** Called while an image is being made. `fraction` is 0–1 of this image, in real steps only. */
export type MakeProgress = (step: { fraction: number; preview?: ImageBytes }) => void;

/** The name in the `provider` columns, the metrics and the settings. `can` lists the provider's special abilities. */
export type ProviderName = "openai" | "renderer";

export interface ProviderAbilities {
  /** Each image costs a call. The call is recorded, never repeated by itself, and paused when the service asks. */
  paid: boolean;
  /** Shows unfinished pictures, which are removed when the job has ended. */
  previews: boolean;
  /** Paints on the photo itself. For other providers, the hand must be laid back over their picture. */
  keepsTheHand: boolean;
}

export const ABILITIES: Readonly<Record<ProviderName, ProviderAbilities>> = {
  openai: { paid: true, previews: true, keepsTheHand: false },
  renderer: { paid: false, previews: false, keepsTheHand: true },
};

/**
 * One way to make images. Throws LacquerError with a stable code, or its library's own error. A paid provider
 * reports its one call to `watch`.
 */
export interface ImageProvider {
  readonly name: ProviderName;
  readonly can: ProviderAbilities;
  /** The edition of the built-in painter; null for other providers. */
  readonly edition: number | null;
  /** The AI system that its pictures name in their marks; null when no model takes part. */
  readonly aiSystem: string | null;
  make(
    request: ImageRequest,
    signal: AbortSignal,
    onProgress: MakeProgress,
    watch?: CallWatch,
  ): Promise<MadeImage>;
}
