/**
 * Measures how well nails are found: `node bench/finding.ts [--photos <folder of NAME.jpg + NAME-nails.png>] [--each]
 * [--labelled] [--most N]`. The studio's own code runs in a headless browser. Outlines of natural length are compared
 * with the masks, and with the labels in `bench/labels` if they describe the folder's photos. `--labelled` leaves out
 * photos that have nails but no label. `--most` measures at most N photos, spread over the folder. The networks were
 * trained on none of the photos in the default folder. Prints `what | figure | aim | ok`; each interval contains 95 %
 * of a bootstrap over scenes.
 */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { figuresOf } from "./figures.ts";
import { hashOf, readLabels } from "./labels.ts";
import { type Mask, readMask } from "./masks.ts";
import type { MeasuredPhoto } from "./measured.ts";
import { measurePhoto } from "./measure-photo.ts";
import { openStudioPage } from "./studio-page.ts";

const { values } = parseArgs({
  options: {
    photos: {
      type: "string",
      default: path.join(import.meta.dirname, "../../../../shared/photos"),
    },
    each: { type: "boolean", default: false },
    labelled: { type: "boolean", default: false },
    most: { type: "string" },
  },
});

const folder = path.resolve(values.photos);
const labels = await readLabels();

interface Known {
  name: string;
  hash: string;
  mask: Mask;
}

/** Returns the photos to measure, each with its mask. */
async function chosenPhotos(): Promise<Known[]> {
  const names = existsSync(folder)
    ? (await readdir(folder))
        .filter((file) => file.endsWith(".jpg"))
        .map((file) => file.slice(0, -4))
        .filter((name) => existsSync(path.join(folder, `${name}-nails.png`)))
        .toSorted()
    : [];
  const photos: Known[] = [];
  for (const name of names) {
    const hash = await hashOf(path.join(folder, `${name}.jpg`));
    const mask = await readMask(path.join(folder, `${name}-nails.png`));
    if (values.labelled && mask.nails.length > 0 && !labels.photos.has(hash)) continue;
    photos.push({ name, hash, mask });
  }
  const most = values.most === undefined ? photos.length : Number(values.most);
  const step = Math.max(1, photos.length / most);
  return photos.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

const photos = await chosenPhotos();
if (photos.length === 0) {
  console.log(`nails: no photos with masks in ${folder}, nothing to measure`);
  process.exit(0);
}

const studio = await openStudioPage(folder);
const measured: MeasuredPhoto[] = [];
try {
  for (const { name, hash, mask } of photos) {
    const label = labels.photos.get(hash);
    const one: MeasuredPhoto = {
      name,
      scene: labels.scenes.get(hash) ?? name,
      monk: label?.monk,
      ...(await measurePhoto(studio, `/photos/${name}.jpg`, mask, label)),
    };
    measured.push(one);
    if (values.each) {
      const { found, tap, drag } = overlapsOf([one]);
      console.log(
        `${name}: hands ${one.hands}, found ${found.length}/${one.nails.length} at ${show(found)}, wrong ${wrongOf([one])}, asked ${askedOf([one]).length}, tap ${show(tap)}, drag ${show(drag)}, ${seconds(one.first)} to the first proposal, ${seconds(one.last)} in all`,
      );
    }
  }
} finally {
  await studio.close();
}

function overlapsOf(list: readonly MeasuredPhoto[]) {
  const nails = list.flatMap((one) => one.nails);
  return {
    found: nails.flatMap(({ found }) => found ?? []),
    tap: nails.map(({ tap }) => tap),
    drag: nails.map(({ drag }) => drag),
  };
}

function wrongOf(list: readonly MeasuredPhoto[]): number {
  return list.flatMap((one) => one.proposals).filter(({ isNail, isSure }) => isSure && !isNail)
    .length;
}

function askedOf(list: readonly MeasuredPhoto[]) {
  return list.flatMap((one) => one.proposals).filter(({ isSure }) => !isSure);
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

function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / Math.max(1, whole))} %`;
}

function line(what: string, figure: string, aim = "", isMet?: boolean) {
  console.log(`${what} | ${figure} | ${aim} | ${isMet === undefined ? "" : isMet ? "ok" : "NO"}`);
}

const showing = measured.filter((one) => one.nails.length > 0);
const withHand = showing.filter((one) => one.hands > 0);
const { found, tap: taps, drag: drags } = overlapsOf(showing);
const nailsWithHand = withHand.flatMap((one) => one.nails).length;
const foundWithHand = overlapsOf(withHand).found.length;
const all = showing.flatMap((one) => one.nails).length;
const asked = askedOf(measured);
const askedWell = asked.filter(({ isNail }) => isNail).length;

console.log("what | figure | aim | ok");
line("photos", `${measured.length}`);
line(
  "photos with a hand found",
  `${withHand.length} of ${showing.length} (${percent(withHand.length, showing.length)})`,
  ">= 80 %",
  withHand.length >= 0.8 * showing.length,
);
line(
  "nails found on photos with a hand",
  `${foundWithHand} of ${nailsWithHand} (${percent(foundWithHand, nailsWithHand)})`,
  ">= 85 %",
  foundWithHand >= 0.85 * nailsWithHand,
);
line("nails found on all photos", `${found.length} of ${all} (${percent(found.length, all)})`);
line("wrong proposals", `${wrongOf(measured)}`);
line("questions", `${askedWell} about nails, ${asked.length - askedWell} about other things`);
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
for (const { what, figure } of figuresOf(measured)) line(what, figure);
