/**
 * Measures how well nails are found: `node bench/finding.ts [--photos <folder of NAME.jpg + NAME-nails.png>] [--each]
 * [--shipped]`. The studio's own code runs in a headless browser, and outlines of natural length are compared with the
 * masks. A photo on which the studio's network was trained is measured with another network, which was trained without
 * this photo and similar ones (one of three folds). `--shipped` uses the studio's network for all photos. Prints `what
 * | figure | aim | ok`.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import type { NailGuide } from "@lacquer/contracts";
import { type HandJoints, type NailFit, type NailPlace, nailStarts } from "../src/index.ts";
import { type Mask, type MaskedNail, nailAt, overlapWith, readMask, turned } from "./masks.ts";
import { openStudioPage } from "./studio-page.ts";

const { values } = parseArgs({
  options: {
    photos: {
      type: "string",
      default: path.join(import.meta.dirname, "../../../../shared/photos"),
    },
    each: { type: "boolean", default: false },
    shipped: { type: "boolean", default: false },
  },
});

/** The functions of the studio's bench page; see apps/web/bench/finding.ts. */
interface FindingBench {
  find(
    url: string,
    weights?: string,
  ): Promise<{ nails: NailGuide[]; hands: HandJoints[]; first: number; last: number }>;
  longestTask(): number;
  tap(point: { x: number; y: number }): Promise<NailFit | null>;
  drag(drawn: NailPlace): Promise<NailFit | null>;
}

/** `globalThis` is the page's own, because this code runs inside `evaluate`. */
declare const findingBench: FindingBench;

interface Measured {
  name: string;
  fold: string;
  hands: number;
  nails: number;
  /** The number of proposals that lie on no nail, or on a nail that already has a proposal. */
  wrong: number;
  /** The page's longest task during the search for nails, in milliseconds. */
  longestTask: number;
  /** Milliseconds until the first proposal, and until the last. */
  first: number;
  last: number;
  /**
   * The overlaps of the nails that were found automatically, and of the nails found by a tap or a drag on each nail of
   * the mask (0 = refused).
   */
  found: number[];
  tap: number[];
  drag: number[];
}

const HELD_OUT_NETWORKS = path.join(import.meta.dirname, "held-out-networks");
const LEARNED = path.join(import.meta.dirname, "../training/photos.json");

/**
 * Returns the fold whose network was not trained on this photo. The photo is identified by its content. Returns
 * undefined for a photo that no network was trained on.
 */
async function foldOf(file: string): Promise<string | undefined> {
  const learned: Record<string, { fold: string }> = JSON.parse(await readFile(LEARNED, "utf8"));
  const hash = createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
  return learned[hash.slice(0, 16)]?.fold;
}

/**
 * Returns the nail's axis. The cuticle is the end nearer to the nail's finger or, if no hand was found, the end nearer
 * to the middle of the photo.
 */
function drawnAlong(nail: MaskedNail, mask: Mask, hands: readonly HandJoints[]) {
  const expected = hands
    .flatMap((hand) => nailStarts(hand, mask))
    .map(({ place }) => ({
      angle: place.angle,
      apart: Math.hypot(
        place.x - nail.place.x,
        ((place.y - nail.place.y) * mask.height) / mask.width,
      ),
      length: place.length,
    }))
    .toSorted((a, b) => a.apart - b.apart)[0];
  const outward =
    expected && expected.apart < expected.length * 1.5
      ? (expected.angle * Math.PI) / 180
      : Math.atan2(nail.middle.x - 0.5, -(nail.middle.y - 0.5));
  const angle = (nail.place.angle * Math.PI) / 180;
  const place = Math.cos(angle - outward) < 0 ? turned(nail.place, mask) : nail.place;
  // A drag sets cuticle and tip. The initial width is a guess, as in the studio.
  return { ...place, width: place.length * 0.76 };
}

const folder = path.resolve(values.photos);
const names = existsSync(folder)
  ? (await readdir(folder))
      .filter((file) => file.endsWith(".jpg"))
      .map((file) => file.slice(0, -4))
      .filter((name) => existsSync(path.join(folder, `${name}-nails.png`)))
      .toSorted()
  : [];
if (names.length === 0) {
  console.log(`nails: no photos with masks in ${folder}, nothing to measure`);
  process.exit(0);
}

const studio = await openStudioPage(folder);
const measured: Measured[] = [];
try {
  for (const name of names) {
    const mask = await readMask(path.join(folder, `${name}-nails.png`));
    const fold = values.shipped ? undefined : await foldOf(path.join(folder, `${name}.jpg`));
    const weights =
      fold && (await readFile(path.join(HELD_OUT_NETWORKS, `without-${fold}.txt`), "utf8"));
    const { nails, hands, first, last } = await studio.page.evaluate(
      ([url, base64]) => findingBench.find(url, base64),
      [`/photos/${name}.jpg`, weights] as [string, string | undefined],
    );
    const one: Measured = {
      name,
      fold: fold ?? "shipped",
      hands: hands.length,
      nails: mask.nails.length,
      wrong: 0,
      longestTask: await studio.page.evaluate(() => findingBench.longestTask()),
      first,
      last,
      found: [],
      tap: [],
      drag: [],
    };
    const taken = new Set<number>();
    for (const place of nails) {
      const label = nailAt(mask, place);
      const nail = mask.nails.find((each) => each.label === label);
      if (!nail || taken.has(label)) one.wrong += 1;
      else one.found.push(overlapWith(mask, place, nail));
      taken.add(label);
    }
    for (const nail of mask.nails) {
      const tap = await studio.page.evaluate((at) => findingBench.tap(at), nail.middle);
      one.tap.push(tap ? overlapWith(mask, tap.place, nail) : 0);
      const drawn = drawnAlong(nail, mask, hands);
      const drag = await studio.page.evaluate((place) => findingBench.drag(place), drawn);
      one.drag.push(overlapWith(mask, drag?.place ?? drawn, nail));
    }
    measured.push(one);
    if (values.each) {
      console.log(
        `${name} (${one.fold}): hands ${one.hands}, found ${one.found.length}/${one.nails} at ${show(one.found)}, wrong ${one.wrong}, tap ${show(one.tap)}, drag ${show(one.drag)}, ${seconds(one.first)} to the first proposal, ${seconds(one.last)} in all`,
      );
    }
  }
} finally {
  await studio.close();
}

function mean(list: readonly number[]): number {
  return list.reduce((sum, value) => sum + value, 0) / Math.max(1, list.length);
}

function show(list: readonly number[]): string {
  return mean(list).toFixed(3);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function line(what: string, figure: string, aim = "", isMet?: boolean) {
  console.log(`${what} | ${figure} | ${aim} | ${isMet === undefined ? "" : isMet ? "ok" : "NO"}`);
}

const sum = (of: (one: Measured) => number, list = measured) =>
  list.reduce((total, one) => total + of(one), 0);
const withHand = measured.filter((one) => one.hands > 0);
const found = measured.flatMap((one) => one.found);
const nailsWithHand = sum((one) => one.nails, withHand);
const foundWithHand = sum((one) => one.found.length, withHand);
const all = sum((one) => one.nails);
const taps = measured.flatMap((one) => one.tap);
const drags = measured.flatMap((one) => one.drag);
const learned = measured.filter((one) => one.fold !== "shipped").length;

console.log("what | figure | aim | ok");
line(
  "photos",
  `${measured.length}, of which ${learned} by a network of another fold and ${measured.length - learned} by the shipped one`,
);
line(
  "photos with a hand found",
  `${withHand.length} of ${measured.length} (${percent(withHand.length, measured.length)})`,
  ">= 80 %",
  withHand.length >= 0.8 * measured.length,
);
line(
  "nails found on photos with a hand",
  `${foundWithHand} of ${nailsWithHand} (${percent(foundWithHand, nailsWithHand)})`,
  ">= 85 %",
  foundWithHand >= 0.85 * nailsWithHand,
);
line("nails found on all photos", `${found.length} of ${all} (${percent(found.length, all)})`);
line("wrong proposals", `${sum((one) => one.wrong)}`);
const longest = Math.max(...measured.map((one) => one.longestTask));
line(
  "longest task on the page's own thread",
  `${Math.round(longest)} ms`,
  "<= 100 ms",
  longest <= 100,
);
const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
line("median time to the first proposal", seconds(median(measured.map((one) => one.first))));
line(
  "median time until the whole photo is searched",
  seconds(median(measured.map((one) => one.last))),
);
line("mean IoU by detection, of found nails", show(found), ">= 0.75", mean(found) >= 0.75);
line("mean IoU by one tap", show(taps), ">= 0.75", mean(taps) >= 0.75);
line("mean IoU by one drag", show(drags), ">= 0.82", mean(drags) >= 0.82);

function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / Math.max(1, whole))} %`;
}
