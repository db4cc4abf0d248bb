import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createJobInput,
  DEFAULT_SETTINGS,
  DEFAULT_WEIGHTS,
  designSettings,
  ERRORS,
  FINGERS,
  FINISHES,
  HANDS,
  idempotencyKey,
  imageUrl,
  influenceWeights,
  isErrorCode,
  LacquerError,
  listJobsInput,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  nailGuide,
  nailGuides,
  PATTERNS,
  TEXTURES,
  VIBES,
} from "../src/index.ts";

const percent = fc.double({ min: 0, max: 100, noNaN: true });
const hex = fc
  .array(fc.constantFrom(..."0123456789abcdefABCDEF"), { minLength: 6, maxLength: 6 })
  .map((digits) => `#${digits.join("")}`);
const settings = fc.record(
  {
    nailLength: fc.constantFrom(...NAIL_LENGTHS),
    nailShape: fc.constantFrom(...NAIL_SHAPES),
    finish: fc.constantFrom(...FINISHES),
    texture: fc.constantFrom(...TEXTURES),
    patternType: fc.constantFrom(...PATTERNS),
    styleVibe: fc.constantFrom(...VIBES),
    baseColor: hex,
    accentColor: hex,
  },
  { requiredKeys: [] },
);
const guide = fc.record(
  {
    finger: fc.constantFrom(...FINGERS),
    hand: fc.constantFrom(...HANDS),
    x: fc.double({ min: 0, max: 1, noNaN: true }),
    y: fc.double({ min: 0, max: 1, noNaN: true }),
    angle: fc.double({ min: -360, max: 360, noNaN: true }),
    width: fc.double({ min: 0.002, max: 1, noNaN: true }),
    length: fc.double({ min: 0.002, max: 1.5, noNaN: true }),
  },
  { requiredKeys: ["finger", "x", "y", "angle", "width", "length"] },
);

describe("influence weights", () => {
  test("with nothing given, the colour leads alone and everything shows fully", () => {
    expect(DEFAULT_WEIGHTS).toEqual({
      drawing: 0,
      designImage: 0,
      baseColor: 100,
      finish: 100,
      texture: 100,
    });
  });

  test("any three that add up to 100 are taken as they are", () => {
    fc.assert(
      fc.property(percent, percent, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const given = { drawing: low, designImage: high - low, baseColor: 100 - high };
        expect(influenceWeights.parse(given)).toMatchObject(given);
      }),
    );
  });

  test("any three that do not are refused", () => {
    fc.assert(
      fc.property(percent, percent, percent, (drawing, designImage, baseColor) => {
        fc.pre(Math.abs(drawing + designImage + baseColor - 100) > 0.02);
        expect(influenceWeights.safeParse({ drawing, designImage, baseColor }).success).toBe(false);
      }),
    );
  });

  test("what is not given is 0, and the colour takes the rest", () => {
    expect(influenceWeights.parse({ drawing: 100 })).toMatchObject({
      designImage: 0,
      baseColor: 0,
    });
    expect(influenceWeights.parse({ drawing: 40 })).toMatchObject({
      designImage: 0,
      baseColor: 60,
    });
    expect(influenceWeights.parse({ drawing: 0 })).toMatchObject({ baseColor: 100 });
    expect(influenceWeights.safeParse({ drawing: 70, designImage: 40 }).success).toBe(false);
    expect(influenceWeights.safeParse({ drawing: 40, baseColor: 40 }).success).toBe(false);
  });

  test("parsing what was parsed changes nothing", () => {
    fc.assert(
      fc.property(percent, percent, percent, (drawing, finish, texture) => {
        const once = influenceWeights.parse({ drawing, baseColor: 100 - drawing, finish, texture });
        expect(influenceWeights.parse(once)).toEqual(once);
      }),
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 101, "50", null])(
    "%s is no weight",
    (wrong) => {
      expect(influenceWeights.safeParse({ finish: wrong }).success).toBe(false);
    },
  );
});

describe("settings", () => {
  test("every part is optional, keeps what was given and fills in the rest", () => {
    fc.assert(
      fc.property(settings, (given) => {
        expect(designSettings.parse(given)).toEqual({ ...DEFAULT_SETTINGS, ...given });
      }),
    );
  });

  test("the defaults are the documented ones", () => {
    expect(DEFAULT_SETTINGS).toEqual({
      nailLength: "medium",
      nailShape: "oval",
      finish: "glossy",
      texture: "smooth",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#FF6B9D",
      accentColor: "#FFFFFF",
    });
  });

  test("no other word, colour or field is taken", () => {
    const known = new Set<string>([...NAIL_SHAPES, ...FINISHES]);
    fc.assert(
      fc.property(fc.string(), (word) => {
        fc.pre(!known.has(word) && !/^#[0-9a-f]{6}$/i.test(word));
        for (const name of ["nailShape", "finish", "baseColor"]) {
          expect(designSettings.safeParse({ [name]: word }).success).toBe(false);
        }
      }),
    );
    expect(designSettings.safeParse({ nailshape: "oval" }).success).toBe(false);
  });
});

describe("nail guides", () => {
  test("any nail inside the ranges is taken unchanged, up to ten", () => {
    fc.assert(
      fc.property(fc.array(guide, { maxLength: 12 }), (given) => {
        const read = nailGuides.safeParse(given);
        expect(read.success).toBe(given.length <= 10);
        expect(read.data ?? given).toEqual(given);
      }),
    );
  });

  test.each(["x", "y", "angle", "width", "length"])(
    "a nail whose %s is no finite number in range is refused",
    (name) => {
      const fine = { finger: "ring", x: 0.5, y: 0.5, angle: 0, width: 0.1, length: 0.1 };
      expect(nailGuide.safeParse(fine).success).toBe(true);
      for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, -361, 361, "0.5", null]) {
        expect(nailGuide.safeParse({ ...fine, [name]: wrong }).success).toBe(false);
      }
    },
  );
});

describe("a create body", () => {
  test("the shortest one is whole after parsing", () => {
    expect(createJobInput.parse({ prompt: "" })).toEqual({
      prompt: "",
      selectedDesignImages: [],
      influenceWeights: DEFAULT_WEIGHTS,
      designSettings: DEFAULT_SETTINGS,
      nails: [],
      imageCount: 2,
    });
  });

  test("what was stored can be read again, as a retry does", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        settings,
        fc.array(guide, { maxLength: 10 }),
        (prompt, design, nails) => {
          const once = createJobInput.parse({ prompt, designSettings: design, nails });
          expect(createJobInput.parse(JSON.parse(JSON.stringify(once)))).toEqual(
            JSON.parse(JSON.stringify(once)),
          );
        },
      ),
    );
  });

  test("words keep no control characters that a database or a terminal would trip over", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (prompt) => {
        expect(createJobInput.parse({ prompt }).prompt).not.toMatch(
          /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/,
        );
      }),
    );
  });

  test("pictures come from our own store or inside the request, nowhere else", () => {
    fc.assert(
      fc.property(fc.webUrl(), (url) => {
        expect(imageUrl.safeParse(url).success).toBe(false);
      }),
    );
    expect(imageUrl.safeParse("/files/uploads/x").success).toBe(true);
  });

  test("references are weighed one by one or not at all", () => {
    const url = "/files/uploads/a";
    const body = (images: number, weights: number) => ({
      prompt: "",
      selectedDesignImages: Array(images).fill(url),
      influenceWeights: { references: Array(weights).fill(50) },
    });
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), (images, weights) => {
        expect(createJobInput.safeParse(body(images, weights)).success).toBe(images === weights);
      }),
    );
  });
});

test("an idempotency key is 1 to 255 visible characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 255 }), (key) => {
      expect(idempotencyKey.safeParse(key).success).toBe(!key.includes(" "));
    }),
  );
  for (const wrong of ["", "k".repeat(256), "schlüssel", "a\nb"]) {
    expect(idempotencyKey.safeParse(wrong).success).toBe(false);
  }
});

test("a page's limit may come as text from an address, and is never beyond 100", () => {
  expect(listJobsInput.parse({ limit: "7" })).toEqual({ limit: 7 });
  fc.assert(
    fc.property(fc.integer(), (limit) => {
      expect(listJobsInput.safeParse({ limit }).success).toBe(limit >= 1 && limit <= 100);
    }),
  );
});

test("every error has a fitting status and a sentence, and knows its own code", () => {
  for (const code of Object.keys(ERRORS).filter(isErrorCode)) {
    const error = new LacquerError(code);
    expect(error.status).toBeGreaterThanOrEqual(400);
    expect(error.status).toBeLessThan(600);
    expect(error.message).toMatch(/^[A-Z].*\.$/);
  }
  expect(isErrorCode("toString")).toBe(false);
});
