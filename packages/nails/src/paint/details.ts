/** Small details on a nail, set by words or by vibe. */
export type DetailKind = "line" | "foil" | "gems" | "pearls" | "studs" | "dot" | "confetti";

export interface Detail {
  kind: DetailKind;
  /** `#RRGGBB`; absent = gold for metal, else the accent. */
  color?: string;
}
