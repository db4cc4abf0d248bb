import type { DesignSettings } from "@lacquer/contracts";
import type { DetailKind } from "../paint/details.ts";

type Choice = Partial<Omit<DesignSettings, "baseColor" | "accentColor">>;

/** What a word or phrase chooses. Words with a second everyday meaning ("edge", "natural light") ask for more. */
export const CHOICE_WORDS: Readonly<Record<string, Choice>> = {
  glossy: { finish: "glossy" }, gloss: { finish: "glossy" }, shiny: { finish: "glossy" },
  matte: { finish: "matte" }, matt: { finish: "matte" }, satin: { finish: "satin" }, silky: { finish: "satin" },
  metallic: { finish: "metallic" }, metal: { finish: "metallic" }, chrome: { finish: "chrome" },
  mirror: { finish: "chrome" }, mirrored: { finish: "chrome" }, glitter: { finish: "glitter" },
  glittery: { finish: "glitter" }, sparkle: { finish: "glitter" }, sparkly: { finish: "glitter" },
  sparkling: { finish: "glitter" }, cateye: { finish: "cateye" }, "cat eye": { finish: "cateye" },
  magnetic: { finish: "cateye" }, jelly: { finish: "jelly" }, syrup: { finish: "jelly" },
  translucent: { finish: "jelly" }, sheer: { finish: "jelly" }, glass: { finish: "jelly" },
  ribbed: { texture: "ribbed" }, knit: { texture: "ribbed" }, sweater: { texture: "ribbed" },
  velvet: { texture: "velvet" }, velvety: { texture: "velvet" }, suede: { texture: "velvet" },
  "3d": { texture: "3d-gel" }, "3d gel": { texture: "3d-gel" }, sculpted: { texture: "3d-gel" },
  embossed: { texture: "3d-gel" }, crackle: { texture: "crackle" }, crackled: { texture: "crackle" },
  cracked: { texture: "crackle" }, smooth: { texture: "smooth" },
  solid: { patternType: "solid" }, plain: { patternType: "solid" },
  french: { patternType: "french" }, "french tip": { patternType: "french" }, "french tips": { patternType: "french" },
  tips: { patternType: "french" }, ombre: { patternType: "ombre" }, "ombré": { patternType: "ombre" },
  gradient: { patternType: "ombre" }, fade: { patternType: "ombre" }, "baby boomer": { patternType: "ombre" },
  swirl: { patternType: "swirl" }, swirls: { patternType: "swirl" }, swirly: { patternType: "swirl" },
  waves: { patternType: "swirl" }, wavy: { patternType: "swirl" }, marble: { patternType: "marble" },
  marbled: { patternType: "marble" }, marbling: { patternType: "marble" }, quartz: { patternType: "marble" },
  floral: { patternType: "floral" }, flower: { patternType: "floral" }, flowers: { patternType: "floral" },
  blossom: { patternType: "floral" }, blossoms: { patternType: "floral" }, roses: { patternType: "floral" },
  daisies: { patternType: "floral" }, petals: { patternType: "floral" }, botanical: { patternType: "floral" },
  geometric: { patternType: "geometric" }, geometry: { patternType: "geometric" },
  chevron: { patternType: "geometric" }, chevrons: { patternType: "geometric" },
  triangles: { patternType: "geometric" }, diamonds: { patternType: "geometric" }, "colour block": { patternType: "geometric" },
  "color block": { patternType: "geometric" }, animal: { patternType: "animal" }, "animal print": { patternType: "animal" },
  leopard: { patternType: "animal" }, "leopard print": { patternType: "animal" }, cheetah: { patternType: "animal" },
  jaguar: { patternType: "animal" }, dots: { patternType: "dots" }, dotted: { patternType: "dots" },
  polka: { patternType: "dots" }, "polka dots": { patternType: "dots" },
  square: { nailShape: "square" }, squoval: { nailShape: "squoval" }, oval: { nailShape: "oval" },
  rounded: { nailShape: "rounded" }, almond: { nailShape: "almond" }, "mountain peak": { nailShape: "mountain-peak" },
  stiletto: { nailShape: "stiletto" }, stilettos: { nailShape: "stiletto" }, ballerina: { nailShape: "ballerina" },
  coffin: { nailShape: "ballerina" }, "edge nails": { nailShape: "edge" }, "edge shape": { nailShape: "edge" },
  "lipstick nails": { nailShape: "lipstick" }, "lipstick shape": { nailShape: "lipstick" },
  "flare nails": { nailShape: "flare" }, flared: { nailShape: "flare" }, "duck nails": { nailShape: "flare" },
  "arrow head": { nailShape: "arrow-head" }, arrowhead: { nailShape: "arrow-head" },
  "short nails": { nailLength: "short" }, "medium length": { nailLength: "medium" },
  "long nails": { nailLength: "long" }, "extra long": { nailLength: "extra-long" },
  "very long": { nailLength: "extra-long" },
  elegant: { styleVibe: "elegant" }, classy: { styleVibe: "elegant" }, quiet: { styleVibe: "elegant" },
  minimal: { styleVibe: "minimal" }, minimalist: { styleVibe: "minimal" }, bold: { styleVibe: "bold" },
  dramatic: { styleVibe: "bold" }, playful: { styleVibe: "playful" }, fun: { styleVibe: "playful" },
  romantic: { styleVibe: "romantic" }, dreamy: { styleVibe: "romantic" }, bridal: { styleVibe: "romantic" },
  wedding: { styleVibe: "romantic" }, edgy: { styleVibe: "edgy" }, punk: { styleVibe: "edgy" },
  gothic: { styleVibe: "edgy" }, grunge: { styleVibe: "edgy" }, organic: { styleVibe: "natural" },
  earthy: { styleVibe: "natural" }, "natural look": { styleVibe: "natural" },
  futuristic: { styleVibe: "futuristic" }, cyber: { styleVibe: "futuristic" }, holographic: { styleVibe: "futuristic" },
  iridescent: { styleVibe: "futuristic" },
};

export const DETAIL_WORDS: Readonly<Record<string, DetailKind>> = {
  line: "line", lines: "line", thread: "line", threads: "line", stripe: "line", stripes: "line", band: "line",
  foil: "foil", flakes: "foil", leaf: "foil", crystal: "gems", crystals: "gems", rhinestone: "gems",
  rhinestones: "gems", gem: "gems", gems: "gems", jewels: "gems", pearls: "pearls", stud: "studs", studs: "studs",
  confetti: "confetti",
};

/** Nouns that take the colour said before them as the accent. */
export const ACCENT_NOUNS: ReadonlySet<string> = new Set([
  "tip", "tips", "dots", "dot", "flower", "flowers", "blossom", "blossoms", "roses", "petals", "daisies", "vein", "veins", "swirl", "swirls",
  "waves", "accent", "accents", "detail", "details", "triangles", "chevron", "chevrons", "spots", "hearts", "marbling",
]);

export const NEGATIONS: ReadonlySet<string> = new Set(["no", "not", "without", "never", "avoid"]);
