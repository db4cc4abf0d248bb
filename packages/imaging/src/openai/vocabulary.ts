import type {
  CharmShape,
  Finish,
  NailLength,
  NailShape,
  Pattern,
  StoneCut,
  Texture,
  Topper,
  Vibe,
} from "@lacquer/contracts";

/** The meaning of each choice in the trade's words, with a description of its looks. */
export const SHAPES: Record<NailShape, string> = {
  square: "square: straight parallel side walls and a flat free edge with crisp 90-degree corners",
  squoval: "squoval: straight side walls and a flat free edge with softly rounded corners",
  oval: "oval: side walls that taper gently into an evenly curved free edge",
  rounded: "round: straight side walls and a half-circle free edge that follows the fingertip",
  almond: "almond: slim tapering side walls that meet in a soft, narrow, rounded tip",
  "mountain-peak":
    "mountain peak: straight side walls, then two short straight slopes to one central low point",
  stiletto: "stiletto: long side walls that taper straight to one sharp, centred point",
  ballerina: "ballerina (coffin): side walls that taper to a narrow, flat, squared-off tip",
  edge: "edge: a central ridge along the nail that ends in a sharp bevelled point",
  lipstick: "lipstick: a free edge cut on one straight diagonal, like a new lipstick bullet",
  flare: "flare: narrow at the cuticle, the side walls widening to a broad, straight free edge",
  "arrow-head":
    "arrowhead: straight side walls, then a crisp triangular point with clear shoulders",
};

export const LENGTHS: Record<NailLength, string> = {
  short: "short, the free edge level with or just past the fingertip",
  medium: "medium, the free edge about a third of the nail bed past the fingertip",
  long: "long, the free edge about two thirds of the nail bed past the fingertip",
  "extra-long": "extra long, the free edge at least a whole nail bed past the fingertip",
};

export const FINISHES: Record<Finish, string> = {
  glossy: "high-gloss top coat with narrow, sharp highlights",
  matte: "velvety matte top coat without any shine",
  satin: "satin top coat with a soft, wide sheen",
  metallic: "brushed metallic pigment with a directional sheen",
  chrome: "mirror chrome powder that reflects a dark horizon and a bright sky",
  glitter: "dense fine glitter with single larger sparkles",
  cateye: "magnetic cat-eye gel: one bright, velvety diagonal band of light over a deep base",
  jelly: "sheer jelly gel with depth, the nail bed showing through and saturated rims",
  holographic:
    "linear holographic powder: fine silver grain with rainbows that run along the curve",
  duochrome:
    "duochrome pigment: metallic base colour from the front that turns to the accent colour at the edges",
  flake: "irregular iridescent flakes in clear gel over the base colour, each flashing its own hue",
  pearl: "mother-of-pearl sheen: pale, soft, with faint green and rose in the curve",
  shimmer: "fine mica shimmer in the lacquer, with single grains lit by the light",
  milky: "milky, semi-sheer gel: a soft white veil over the pink nail bed, thicker towards the tip",
  foil: "crumpled metal leaf over the whole nail in the base colour, its folds mirroring the room",
};

/** The words for the topper over the finish. The finish still shows through the topper. */
export const TOPPERS: Record<Topper, string> = {
  matte: "a matte top coat that takes away every shine",
  glitter: "clear lacquer with scattered hexagonal glitter",
  holographic: "a sheer holographic top coat whose rainbows run along the curve",
  duochrome: "a sheer duochrome top coat that shows the accent colour at the edges alone",
  flake: "clear gel with scattered iridescent flakes, each flashing its own hue",
  pearl: "a sheer mother-of-pearl glaze with faint rose and green",
  shimmer: "a sheer top coat of fine mica shimmer",
  milky: "a thin milky veil that softens what lies below",
  foil: "clear gel with torn scraps of gold leaf afloat in it",
};

export const STONES: Record<StoneCut, string> = {
  round: "round brilliant",
  oval: "oval-cut",
  square: "square, step-cut",
  drop: "pear-shaped",
  marquise: "marquise-cut",
};

export const CHARMS: Record<CharmShape, string> = {
  star: "star",
  heart: "heart",
  bow: "bow",
  moon: "crescent moon",
  flower: "five-petalled flower",
  butterfly: "butterfly",
};

export const TEXTURES: Record<Texture, string> = {
  smooth: "perfectly smooth surface",
  ribbed: "fine raised ribs along the nail",
  velvet: "velvet powder with a soft, light-catching nap",
  "3d-gel": "raised, sculpted 3D gel forms that cast small shadows",
  crackle: "crackle lacquer, split into irregular islands over the accent colour",
};

export const PATTERNS: Record<Pattern, string> = {
  solid: "one even colour, fully opaque from cuticle to free edge",
  french: "French manicure: an even smile line, the tips in the accent colour",
  ombre: "a seamless ombré from the base colour at the cuticle to the accent colour at the tip",
  swirl: "flowing, hand-painted swirl lines in the accent colour",
  marble: "marble with fine branching veins in the accent colour",
  floral: "small hand-painted flowers in the accent colour",
  geometric: "crisp geometric lines and blocks in the accent colour",
  animal: "animal print in the accent colour",
  dots: "evenly placed dots in the accent colour, made with a dotting tool",
};

export const VIBES: Record<Vibe, string> = {
  elegant: "elegant and refined",
  minimal: "minimal, with much calm surface",
  bold: "bold, with strong contrast",
  playful: "playful and light-hearted",
  romantic: "romantic and soft",
  edgy: "edgy, with hard lines",
  natural: "natural and understated",
  futuristic: "futuristic and sleek",
};
