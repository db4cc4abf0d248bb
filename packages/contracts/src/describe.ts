/** One thing that goes along with the words, in the order of sending. */
export interface DescribedPart {
  /** `sketch`: the drawing on plain white, where there is no photo. `markup`: the drawing as marks over the photo. */
  role: "photo" | "sketch" | "reference" | "nail-reference" | "markup" | "mask";
  /** The picture as it was uploaded; null where it is made of several, or of none. */
  url: string | null;
  /** Of a reference: its share in percent of what references say. */
  weight: number | null;
  /** Of a nail's own reference: which of `nails`, from 0. */
  nail: number | null;
  /** What the model is told that it is; null for what needs no words. */
  says: string | null;
}

/** The calls that a design would make, one an image, as they would be made now. */
export interface DescribedCall {
  endpoint: "generate" | "edit";
  model: string;
  quality: string;
  /** `WxH` in pixels. */
  size: string;
  parts: DescribedPart[];
  /** How the drawing is sent: as marks of its own, laid over the photo, or as a sketch; null = there is none. */
  drawing: "markup" | "laid-over" | "sketch" | null;
  /** The whole prompt of each image, in order. */
  words: string[];
  /** Estimated tokens and price of all images; null where the model's are not published. */
  quote: { textTokens: number; outputTokens: number; usd: number } | null;
}

/** What the built-in renderer takes from a design. */
export interface DescribedPainting {
  /** Words and phrases of the prompt that it understands, as said. */
  words: string[];
  /** What those words change of the chosen settings, by the setting's name. */
  changes: { setting: string; value: string }[];
  /** Details that the words add, such as lines or stars. */
  details: string[];
  /** `photo`: on the guided nails. `photo-display` and `display`: on a salon card over the photo, or on linen. */
  ground: "photo" | "photo-display" | "display";
  /** Nails painted in each image. */
  nails: number;
}

/** What would be made of a design, before anything is paid. */
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
