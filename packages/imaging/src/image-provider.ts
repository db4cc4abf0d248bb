import type { DesignSettings, InfluenceWeights, NailGuide, Variation } from "@lacquer/contracts";

/** A picture already read from storage: any decodable JPEG, PNG or WebP. */
export type ImageBytes = Uint8Array;

/** Everything one image is made from. Pictures are bytes; where only their presence counts they may be anything. */
export interface ImageRequest<Picture = ImageBytes> {
  /** Stable for (job, image index): the same seed and input give the same bytes. */
  seed: string;
  /** Stable for the job: what differs between its images is drawn from it. */
  variationSeed: string;
  /** How its images differ; null in jobs made before that could be chosen. */
  variation: Variation | null;
  imageIndex: number;
  imageCount: number;
  prompt: string;
  settings: DesignSettings;
  weights: InfluenceWeights;
  /** Guides with their own pictures resolved; empty = a salon display where there is no photo. */
  nails: NailToMake<Picture>[];
  photo: Picture | null;
  drawing: Picture | null;
  references: Picture[];
  /** Stands for the owner at a provider; says nothing about who that is. */
  userHash?: string;
}

export interface NailToMake<Picture = ImageBytes> {
  guide: NailGuide;
  drawing: Picture | null;
  reference: Picture | null;
}

/** What a paid call used: tokens as the provider counts them, and their price where a rate is known. */
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
  /** Of a paid call: what the provider told of it. */
  call?: { requestId: string | null; usage: CallUsage | null };
}

/** A paid call just before it goes out. */
export interface PlannedCall {
  model: string;
  quality: string;
  /** `WxH`, or auto. */
  size: string;
  /** Pictures that go along. */
  inputImages: number;
  /** The estimated price; null where none is published. */
  quotedMicrodollars: number | null;
}

/** Told around a paid call. */
export interface CallWatch {
  /** Just before the call; what it throws keeps the call from being made. */
  before(call: PlannedCall): Promise<void>;
  /** The provider took the order on: neither key nor money nor a limit stood in the way. */
  accepted(): void;
}

/** Told while an image is being made: `fraction` 0–1 of this image, real steps only. */
export type MakeProgress = (step: { fraction: number; preview?: ImageBytes }) => void;

/** As the `provider` columns, the metrics and the settings name it. What it does differently is said by `can`. */
export type ProviderName = "openai" | "renderer";

export interface ProviderAbilities {
  /** Each image costs a call: it is written down, never sent again by itself, and paused when the service asks. */
  paid: boolean;
  /** Shows pictures on their way, which are removed when the job has ended. */
  previews: boolean;
  /** Paints on the photo itself; from others the hand has to be laid back over their picture. */
  keepsTheHand: boolean;
}

export const ABILITIES: Readonly<Record<ProviderName, ProviderAbilities>> = {
  openai: { paid: true, previews: true, keepsTheHand: false },
  renderer: { paid: false, previews: false, keepsTheHand: true },
};

/**
 * One way to make images. Throws LacquerError with a stable code, or whatever its library throws. An image provider that calls
 * a paid service tells `watch` of its one call.
 */
export interface ImageProvider {
  readonly name: ProviderName;
  readonly can: ProviderAbilities;
  make(
    request: ImageRequest,
    signal: AbortSignal,
    onProgress: MakeProgress,
    watch?: CallWatch,
  ): Promise<MadeImage>;
}
