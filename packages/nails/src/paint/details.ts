/** A small detail on a nail, chosen by the prompt's words or by the vibe. */
export type DetailKind = "line" | "foil" | "gems" | "pearls" | "studs" | "dot" | "confetti";

export interface Detail {
  kind: DetailKind;
  /** The colour as `#RRGGBB`. If absent, metal is gold and everything else has the accent colour. */
  color?: string;
}
