import type { DesignSettings, InfluenceWeights, NailGuide, Variation } from "@lacquer/contracts";

/** A picture that is already read from storage: any decodable JPEG, PNG or WebP. */
export type ImageBytes = Uint8Array;

/** Everything one image is made from. Pictures are bytes; when only their presence matters, they may be anything. */
export interface ImageRequest<Picture = ImageBytes> {
  /** Stable for (job, image index): the same seed and input give the same bytes. */
  seed: string;
  /** Stable for the job: the differences between its images are drawn from it. */
  variationSeed: string;
  /** How its images differ; null in jobs made before this could be chosen. */
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
  /** Stands for the owner at a provider, without saying who that is. */
  userHash?: string;
  /** What the picture's file says about the design; without it, the file bears no mark. */
  about?: { title: string; createdAt: Date };
}

export interface NailToMake<Picture = ImageBytes> {
  guide: NailGuide;
  drawing: Picture | null;
  reference: Picture | null;
  /** The pictures of its decals, in the order of the things placed on it; null for what shows none. */
  decals?: readonly (Picture | null)[];
}

/** What a paid call used: tokens as the provider counts them, and their price if a rate is known. */
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
  /** For a paid call: what the provider reported about it. */
  call?: { requestId: string | null; usage: CallUsage | null };
}

/** A paid call just before it is made. */
export interface PlannedCall {
  model: string;
  quality: string;
  /** `WxH`, or auto. */
  size: string;
  /** How many pictures are sent along. */
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

/** The name in the `provider` columns, the metrics and the settings. `can` says what the provider does differently. */
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
 * One way to make images. Throws LacquerError with a stable code, or whatever its library throws. A paid provider
 * reports its one call to `watch`.
 */
export interface ImageProvider {
  readonly name: ProviderName;
  readonly can: ProviderAbilities;
  /** Which edition of the built-in painter this is; null for other providers. */
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
