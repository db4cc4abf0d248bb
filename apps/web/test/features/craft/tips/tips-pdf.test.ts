// @vitest-environment node
import { DEFAULT_SETTINGS, FINGERS, type NailGuide } from "@lacquer/contracts";
import { STUDIO_RULES, type TipLine, tipOrder } from "@lacquer/craft";
import { extractText, getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { expect, test } from "vitest";
import { decalsOn } from "../../../../src/features/craft/tips/printed-decals.ts";
import {
  CHECK_MM,
  POINTS,
  type PrintedTip,
  tipsPdf,
} from "../../../../src/features/craft/tips/tips-pdf.ts";

const NAILS: NailGuide[] = FINGERS.map((finger, at) => ({
  finger,
  x: 0.1 + 0.2 * at,
  y: 0.6,
  angle: 0,
  width: 0.1,
  length: 0.12 + at * 0.01,
}));

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==",
  "base64",
);
/** A picture of one pixel that covers its nail exactly. */
const picture = ({ flat, length }: TipLine) => ({
  bytes: new Uint8Array(PIXEL).buffer,
  left: -0.5,
  bottom: 0,
  width: 1,
  height: length / flat,
});

function order(nailLength: "short" | "extra-long" = "short"): TipLine[] {
  const settings = { ...DEFAULT_SETTINGS, nailLength, nailShape: "square" as const };
  const weights = { drawing: 0, designImage: 0, finish: 50, texture: 50 };
  const given = { weights, references: 0, photo: { width: 4, height: 3 } };
  return tipOrder({ settings, prompt: "", nails: NAILS, strokes: [] }, given, STUDIO_RULES);
}

const printed = (lines: TipLine[]): PrintedTip[] =>
  lines.map((line) => ({
    line,
    name: `${line.hand} ${line.guide.finger}`,
    picture: picture(line),
    decals: [],
  }));

interface Box {
  left: number;
  bottom: number;
  width: number;
  height: number;
}

type Matrix = [number, number, number, number, number, number];
const times = (m: Matrix, [a, b, c, d, e, f]: Matrix): Matrix => [
  m[0] * a + m[2] * b,
  m[1] * a + m[3] * b,
  m[0] * c + m[2] * d,
  m[1] * c + m[3] * d,
  m[0] * e + m[2] * f + m[4],
  m[1] * e + m[3] * f + m[5],
];

/** Returns the boxes of all lines and pictures of a page, in mm, as a viewer places them. */
async function drawnOn(
  pdf: Uint8Array,
  number: number,
): Promise<{
  paths: Box[];
  images: Box[];
  names: string[];
  matrices: Matrix[];
}> {
  const { OPS } = await getResolvedPDFJS();
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { fnArray, argsArray } = await (await document.getPage(number)).getOperatorList();
  const [paths, images]: [Box[], Box[]] = [[], []];
  const names: string[] = [];
  const matrices: Matrix[] = [];
  let now: Matrix = [1, 0, 0, 1, 0, 0];
  const saved: Matrix[] = [];
  const boxOf = (x0: number, y0: number, x1: number, y1: number): Box => {
    const corners = [x0, x1].flatMap((x) => [y0, y1].map((y) => [x, y] as const));
    const xs = corners.map(([x, y]) => now[0] * x + now[2] * y + now[4]);
    const ys = corners.map(([x, y]) => now[1] * x + now[3] * y + now[5]);
    const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
    const size = { width: Math.max(...xs) - left, height: Math.max(...ys) - bottom };
    return Object.fromEntries(
      Object.entries({ left, bottom, ...size }).map(([key, at]) => [key, at / POINTS]),
    ) as unknown as Box;
  };
  fnArray.forEach((fn, at) => {
    const args = argsArray[at] as unknown[];
    if (fn === OPS.save) saved.push(now);
    if (fn === OPS.restore) now = saved.pop() ?? now;
    if (fn === OPS.transform) now = times(now, args as Matrix);
    if (fn === OPS.constructPath) {
      const [x0, y0, x1, y1] = [...(args[2] as Float32Array)] as [number, number, number, number];
      paths.push(boxOf(x0, y0, x1, y1));
    }
    if (fn === OPS.paintImageXObject) {
      images.push(boxOf(0, 0, 1, 1));
      names.push(String(args[0]));
      matrices.push(now);
    }
  });
  return { paths, images, names, matrices };
}

const near = (one: number, other: number, within = 0.3) => Math.abs(one - other) <= within;

test.each(["a4", "letter"] as const)(
  "tips and decals are printed 1:1 to 0.3 mm on %s",
  async (paper) => {
    const lines = order();
    const pdf = await tipsPdf("Design 1", printed(lines), paper);
    const document = await getDocumentProxy(new Uint8Array(pdf));
    expect(document.numPages).toBe(2);
    const [tips, decals] = await Promise.all([drawnOn(pdf, 1), drawnOn(pdf, 2)]);
    for (const { paths } of [tips, decals]) {
      const check = paths.filter(
        ({ width, height }) => height === 0 && near(width, CHECK_MM, 0.01),
      );
      expect(check).toHaveLength(1);
    }
    const shapes = ({ paths }: typeof tips) =>
      paths.filter(({ width, height }) => width > 1 && height > 5);
    const outlines = shapes(tips);
    expect(outlines).toHaveLength(10);
    lines.forEach(({ flat, length }, at) => {
      expect(outlines[at]?.width).toSatisfy((mm: number) => near(mm, flat));
      expect(outlines[at]?.height).toSatisfy((mm: number) => near(mm, length));
    });
    // Each decal is clipped to its outline, and the outline is drawn as the line to cut along.
    const cuts = shapes(decals);
    expect(cuts).toHaveLength(20);
    expect(decals.images).toHaveLength(10);
    lines.forEach(({ width, length }, at) => {
      for (const box of [cuts[at * 2], cuts[at * 2 + 1], decals.images[at]]) {
        expect(box?.width).toSatisfy((mm: number) => near(mm, width));
        expect(box?.height).toSatisfy((mm: number) => near(mm, length));
      }
      const [cut, image] = [cuts[at * 2 + 1], decals.images[at]];
      expect(
        near(image?.left ?? 0, cut?.left ?? 9) && near(image?.bottom ?? 0, cut?.bottom ?? 9),
      ).toBe(true);
    });
  },
);

test("placed pictures are printed at their size in mm, turned and mirrored as on the nail", async () => {
  const placed = {
    kind: "decal",
    imageUrl: "/files/rose.png",
    x: 0.25,
    y: 0.5,
    size: 0.5,
  } as const;
  const lines = order().map((line) => ({
    ...line,
    guide: {
      ...line.guide,
      design: {
        placed: [
          { ...placed, angle: 0 },
          { ...placed, x: 0.5, angle: 90, mirrored: true },
        ],
      },
    },
  }));
  // A picture that is twice as wide as high.
  const rose = { bytes: new Uint8Array(PIXEL).buffer, width: 200, height: 100 };
  const pictures = new Map([["/files/rose.png", rose]]);
  const tips = printed(lines).map((tip) => ({ ...tip, decals: decalsOn(tip.line, pictures) }));
  const pdf = await tipsPdf("Design 1", tips, "a4");
  const [first, second] = await Promise.all([drawnOn(pdf, 1), drawnOn(pdf, 2)]);
  expect(first.images).toEqual([]);
  // Each nail has its own picture, then its two decals, which are one image object in the file.
  expect(second.images).toHaveLength(30);
  expect(new Set(second.names.filter((_, at) => at % 3 > 0)).size).toBe(1);
  lines.forEach(({ flat, width, length }, at) => {
    const [nail, level, turned] = second.images.slice(at * 3, at * 3 + 3) as [Box, Box, Box];
    const [cuticle, middle] = [nail.bottom, nail.left + nail.width / 2];
    expect(level.width).toBeCloseTo(flat / 2, 2);
    expect(level.height).toBeCloseTo(flat / 4, 2);
    expect(level.left + level.width / 2).toBeCloseTo(middle - width / 4, 2);
    expect(level.bottom + level.height / 2).toBeCloseTo(cuticle + length / 2, 2);
    expect(turned.width).toBeCloseTo(flat / 4, 2);
    expect(turned.height).toBeCloseTo(flat / 2, 2);
    expect(turned.left + turned.width / 2).toBeCloseTo(middle, 2);
    // The decal is turned clockwise by a quarter, which alone would put its left side up. It is also mirrored, so its
    // left side is down.
    const [, up] = second.matrices[at * 3 + 2] as Matrix;
    expect(up).toBeGreaterThan(0);
  });
});

test("nothing leaves the paper or lies over anything else, however long the nails are", async () => {
  const lines = order("extra-long");
  const pdf = await tipsPdf("Design 1", printed([...lines, ...lines]), "letter");
  const { numPages } = await getDocumentProxy(new Uint8Array(pdf));
  let count = 0;
  for (let number = 1; number <= numPages; number++) {
    const { paths, images } = await drawnOn(pdf, number);
    const boxes =
      images.length > 0 ? images : paths.filter(({ width, height }) => width > 1 && height > 5);
    count += boxes.length;
    for (const { left, bottom, width, height } of boxes) {
      expect(left).toBeGreaterThan(5);
      expect(left + width).toBeLessThan(210);
      expect(bottom).toBeGreaterThan(5);
      expect(bottom + height).toBeLessThan(265);
      const over = boxes.filter(
        (other) =>
          Math.abs(other.left - left) < width * 0.9 &&
          Math.abs(other.bottom - bottom) < height * 0.9,
      );
      expect(over).toHaveLength(1);
    }
  }
  expect(count).toBe(40);
});

test("each tip has its name and size, and letters that the font lacks do no harm", async () => {
  const tips = printed(order()).map((tip) => ({
    ...tip,
    name: `Móng 💅 ${tip.line.guide.finger}`,
    line: { ...tip.line, size: tip.line.size === "1" ? "Ố" : tip.line.size },
  }));
  const pdf = await tipsPdf("Móng tay đẹp 💅", tips, "a4");
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(document, { mergePages: true });
  expect(text).toContain("Móng ? thumb");
  expect(text).toContain("size ?, 16.5 mm");
  expect(text).toContain("This line is 50 mm.");
  expect(text).toContain("Strokes and reference pictures are not printed.");
  expect((await document.getMetadata()).info).toMatchObject({
    Title: "Móng tay đẹp 💅: tips and decals, 1:1",
  });
});
