/** One picture that is sent along with the words. The parts stand in the order of sending. */
export interface DescribedPart {
  /** `sketch`: the drawing on plain white, when there is no photo. `markup`: the drawing as marks over the photo. */
  role: "photo" | "sketch" | "reference" | "nail-reference" | "markup" | "mask";
  /** The picture as it was uploaded; null when it is made of several, or of none. */
  url: string | null;
  /** A reference's share, in percent, of all that the references say. */
  weight: number | null;
  /** Which of `nails` a nail's own reference belongs to, counted from 0. */
  nail: number | null;
  /** What the model is told about this picture; null when it needs no words. */
  says: string | null;
}

/** The calls that a design would make if it started now, one for each image. */
export interface DescribedCall {
  endpoint: "generate" | "edit";
  model: string;
  quality: string;
  /** `WxH` in pixels. */
  size: string;
  parts: DescribedPart[];
  /** How the drawing is sent: as marks of its own, laid over the photo, or as a sketch; null = there is no drawing. */
  drawing: "markup" | "laid-over" | "sketch" | null;
  /** The whole prompt of each image, in order. */
  words: string[];
  /** Estimated tokens and price of all images; null when the model's prices are not published. */
  quote: { textTokens: number; outputTokens: number; usd: number } | null;
}

/** What the built-in renderer reads from a design. */
export interface DescribedPainting {
  /** The words and phrases of the prompt that it understands, as they were written. */
  words: string[];
  /** The chosen settings that those words change, by name. */
  changes: { setting: string; value: string }[];
  /** Details that the words add, such as lines or stars. */
  details: string[];
  /** `photo`: on the guided nails. `photo-display` and `display`: on a salon card over the photo, or on linen. */
  ground: "photo" | "photo-display" | "display";
  /** How many nails are painted in each image. */
  nails: number;
}

/** What would be made of a design, told before anything is paid. */
export interface RequestDescription {
  provider: "openai" | "renderer";
  images: number;
  /** Credits for all images. */
  price: number;
  /** Null where the built-in renderer paints. */
  call: DescribedCall | null;
  /** Null where a provider paints. */
  painting: DescribedPainting | null;
}
