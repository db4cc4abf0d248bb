import type { CraftRules, Work } from "./shape.ts";

const STUDIO = "studio default";
const TRADE = "trade pages and price lists, 2026";

type Time = CraftRules["times"][Work];

const time = (per: Time["per"], minutes: number, origin = TRADE): Time => ({
  minutes,
  per,
  origin,
});

const times: CraftRules["times"] = {
  "removal-gel": time("set", 15),
  "removal-acrylic": time("set", 30),
  prep: time("set", 15),
  "gel-polish": time("set", 25),
  "extra-colour": time("piece", 2, STUDIO),
  overlay: time("set", 35),
  extension: time("set", 60),
  long: time("set", 15),
  "extra-long": time("set", 30),
  "shape-filing": time("set", 10),
  french: time("set", 15),
  faded: time("set", 20),
  rub: time("set", 10),
  magnet: time("set", 10),
  encapsulated: time("set", 10),
  marble: time("nail", 3),
  swirl: time("nail", 3),
  animal: time("nail", 3),
  geometric: time("nail", 3),
  tape: time("nail", 2),
  dots: time("nail", 1),
  "flower-simple": time("nail", 5),
  "flower-detailed": time("nail", 10),
  relief: time("nail", 8),
  ribs: time("nail", 4, STUDIO),
  crackle: time("nail", 2),
  stroke: time("piece", 0.5, STUDIO),
  decal: time("piece", 1.5),
  picture: time("nail", 10, STUDIO),
  bits: time("nail", 1, STUDIO),
  thing: time("piece", 0.5),
  cluster: time("nail", 6),
  "top-coat": time("set", 8),
};

/** A studio's starting values. The studio can edit all of them. */
export const STUDIO_RULES: CraftRules = {
  format: "lacquer-craft",
  version: 1,
  rates: {
    currency: "EUR",
    perHour: { value: 38, origin: STUDIO },
    spread: { value: 0.08, origin: STUDIO },
  },
  habits: { build: "auto", removal: "none" },
  times,
  pieces: [
    { upToMm: 2, price: 0.2, origin: STUDIO },
    { upToMm: 4, price: 0.5, origin: STUDIO },
    { upToMm: 40, price: 1.5, origin: STUDIO },
  ],
  widths: {
    thumb: { value: 15, origin: TRADE },
    index: { value: 11.5, origin: STUDIO },
    middle: { value: 12, origin: TRADE },
    ring: { value: 11, origin: STUDIO },
    little: { value: 9, origin: TRADE },
  },
  lengths: {
    short: { from: 0, to: 3, origin: TRADE },
    medium: { from: 3, to: 7, origin: TRADE },
    long: { from: 7, to: 13, origin: TRADE },
    "extra-long": { from: 13, to: 25, origin: TRADE },
  },
  limits: {
    line: { value: 0.2, answer: "hard", origin: TRADE },
    gap: { value: 0.3, answer: "hard", origin: TRADE },
    paintedArea: { value: 12, answer: "hard", origin: TRADE },
    dottedArea: { value: 6, answer: "hard", origin: STUDIO },
    freeEdge: { value: 25, answer: "not", origin: TRADE },
    freeEdgeInBeds: { value: 1.2, answer: "not", origin: TRADE },
    pointed: {
      value: 3,
      answer: "not",
      origin: TRADE,
      shapes: ["stiletto", "edge", "arrow-head", "mountain-peak"],
    },
    stoneShare: { value: 0.6, answer: "not", origin: TRADE },
    tip: { value: 2, answer: "not", origin: TRADE },
    gradient: { value: 3, answer: "hard", origin: TRADE, mm: 8 },
  },
  crossings: [
    {
      finish: ["chrome", "holographic", "duochrome", "pearl"],
      texture: ["ribbed", "3d-gel", "velvet", "crackle"],
      answer: "hard",
      reason: "Powder is rubbed into a smooth no-wipe top; it does not hold on a relief.",
      order: "Colour, no-wipe top, cure, powder, top coat; the relief on top of that.",
      fix: { texture: "smooth" },
      origin: TRADE,
    },
    {
      finish: ["chrome", "cateye"],
      topper: ["matte"],
      answer: "hard",
      reason: "A matte top takes away the shine of chrome and cat-eye.",
      order: "Matte top coat first, then chrome or cat-eye over it, sealed with gloss.",
      fix: { topper: null },
      origin: TRADE,
    },
    {
      texture: ["velvet"],
      finish: ["cateye"],
      answer: "hard",
      reason: "Cat-eye and velvet each need their own magnet before the lamp.",
      order: "Cat-eye, magnet, cure; then velvet, magnet, cure.",
      fix: { texture: "smooth" },
      origin: TRADE,
    },
    {
      texture: ["velvet"],
      topper: ["matte"],
      answer: "hard",
      reason: "A matte top takes away the depth that velvet needs.",
      order: "Velvet, magnet, cure, gloss.",
      fix: { topper: null },
      origin: TRADE,
    },
    {
      texture: ["crackle"],
      finish: ["cateye", "jelly", "milky"],
      answer: "hard",
      reason: "Crackle breaks over dry, opaque colour; soft or sheer gel holds it together.",
      order: "Colour, cure, wipe dry, crackle, let it break, top coat.",
      fix: { finish: "glossy" },
      origin: TRADE,
    },
  ],
  charts: [
    {
      name: "Usual press-on tips",
      origin: TRADE,
      sizes: [17.5, 16.5, 15.5, 14.5, 13.5, 12.5, 11.5, 10.5, 9.5, 8.2].map((mm, size) => ({
        size: String(size),
        mm,
      })),
    },
  ],
  curvature: { value: 0.1, sure: 0.05, origin: STUDIO },
};
