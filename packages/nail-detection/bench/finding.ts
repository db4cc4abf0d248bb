/**
 * Measures how well nails are found: `node bench/finding.ts [--photos <folder of NAME.jpg + NAME-nails.png>] [--each]`.
 * The studio's own code runs in a headless browser, and outlines of natural length are compared with the masks. The
 * networks were trained on none of the photos in the default folder. Prints `what | figure | aim | ok`.
 */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import {
  type HandJoints,
  type NailFit,
  type NailPlace,
  nailStarts,
  type ProposedNail,
} from "../src/index.ts";
import { type Mask, type MaskedNail, nailAt, overlapWith, readMask, turned } from "./masks.ts";
import { openStudioPage } from "./studio-page.ts";

const { values } = parseArgs({
  options: {
    photos: {
      type: "string",
      default: path.join(import.meta.dirname, "../../../../shared/photos"),
    },
    each: { type: "boolean", default: false },
  },
});

/** The functions of the studio's bench page; see apps/web/bench/finding.ts. */
interface FindingBench {
  find(
    url: string,
  ): Promise<{ nails: ProposedNail[]; hands: HandJoints[]; first: number; last: number }>;
  longestTask(): number;
  tap(point: { x: number; y: number }): Promise<NailFit | null>;
  drag(drawn: NailPlace): Promise<NailFit | null>;
}

/** `globalThis` is the page's own, because this code runs inside `evaluate`. */
declare const findingBench: FindingBench;

interface Measured {
  name: string;
  hands: number;
  nails: number;
  /** The number of certain proposals that lie on no nail, or on a nail that already has a proposal. */
  wrong: number;
  /** The number of nails that the user is asked about, and of questions about things that are no nail. */
  asked: number;
  askedInVain: number;
  /** For every proposal and question, the probability that it is a nail, and whether it is one. */
  chances: { probability: number; isNail: boolean }[];
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
    const { nails, hands, first, last } = await studio.page.evaluate(
      (url) => findingBench.find(url),
      `/photos/${name}.jpg`,
    );
    const one: Measured = {
      name,
      hands: hands.length,
      nails: mask.nails.length,
      wrong: 0,
      asked: 0,
      askedInVain: 0,
      chances: [],
      longestTask: await studio.page.evaluate(() => findingBench.longestTask()),
      first,
      last,
      found: [],
      tap: [],
      drag: [],
    };
    const taken = new Set<number>();
    for (const { guide, probability, question } of nails) {
      const label = nailAt(mask, guide);
      const nail = mask.nails.find((each) => each.label === label);
      const isNail = nail !== undefined && !taken.has(label);
      one.chances.push({ probability, isNail });
      if (question) one[isNail ? "asked" : "askedInVain"] += 1;
      else if (nail && isNail) one.found.push(overlapWith(mask, guide, nail));
      else one.wrong += 1;
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
        `${name}: hands ${one.hands}, found ${one.found.length}/${one.nails} at ${show(one.found)}, wrong ${one.wrong}, asked ${one.asked} + ${one.askedInVain} in vain, tap ${show(one.tap)}, drag ${show(one.drag)}, ${seconds(one.first)} to the first proposal, ${seconds(one.last)} in all`,
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

console.log("what | figure | aim | ok");
line("photos", `${measured.length}`);
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
const wrong = sum((one) => one.wrong);
line("wrong proposals", `${wrong} (${percent(wrong, wrong + found.length)} of the proposals)`);
line(
  "questions",
  `${sum((one) => one.asked)} about nails, ${sum((one) => one.askedInVain)} about other things`,
);
line("calibration error", calibrationError().toFixed(3));
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

/** Returns the mean distance between the probabilities and the share of nails among them, in ten equal steps. */
function calibrationError(): number {
  const chances = measured.flatMap((one) => one.chances);
  const steps = Array.from({ length: 10 }, (_, step) =>
    chances.filter(({ probability }) => Math.min(9, Math.floor(probability * 10)) === step),
  );
  const apart = steps.map((list) =>
    Math.abs(list.reduce((total, { probability, isNail }) => total + probability - +isNail, 0)),
  );
  return apart.reduce((total, value) => total + value, 0) / Math.max(1, chances.length);
}
