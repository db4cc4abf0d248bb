import { bootstrap, type Interval, intervalOf } from "./interval.ts";
import type { MeasuredNail, MeasuredPhoto, MeasuredProposal } from "./measured.ts";

export interface Figure {
  what: string;
  figure: string;
}

/** A nail counts as turned the wrong way if its direction is off by more than this many degrees. */
export const TURNED = 45;
/** The number of bins in which the certainty is compared with the share of right proposals. */
const BINS = 10;

/** The size classes of nails. A nail's size is its length as a share of the photo's longer side. */
const SIZES: [string, (size: number) => boolean][] = [
  ["small nails (under 7 % of the photo)", (size) => size < 0.07],
  ["middle nails (7 to 13 %)", (size) => size >= 0.07 && size < 0.13],
  ["large nails (from 13 %)", (size) => size >= 0.13],
];
const TONES: [string, (monk: number) => boolean][] = [
  ["light skin (Monk 1–3)", (monk) => monk <= 3],
  ["middle skin (Monk 4–5)", (monk) => monk >= 4 && monk <= 5],
  ["dark skin (Monk 6–10)", (monk) => monk >= 6],
];

/** Returns the figures that need labels or a certainty, each with its interval. */
export function figuresOf(photos: readonly MeasuredPhoto[]): Figure[] {
  const onNails = photos.filter(({ nails }) => nails.length > 0);
  const sure = ({ isSure }: MeasuredProposal) => isSure;
  const right = ({ isNail }: MeasuredProposal) => isNail;
  const hasDirection = (one: MeasuredProposal) => one.isNail && one.turnedBy !== undefined;
  const isUpright = ({ turnedBy = 180 }: MeasuredProposal) => turnedBy <= TURNED;
  const isNamed = (one: MeasuredProposal) => one.isNail && !!one.finger && !!one.named;
  return [
    share(
      "nails found",
      onNails,
      ({ nails }) => nails,
      () => true,
      ({ found }) => found !== null,
    ),
    share("precision of the sure proposals", onNails, proposals, sure, right),
    { what: "calibration error of the certainty", figure: calibrationOf(photos) },
    share("found nails with a label: direction right", photos, proposals, hasDirection, isUpright),
    share(
      "found nails with a label and a sure direction: direction right",
      photos,
      proposals,
      (one) => hasDirection(one) && one.isDirectionSure,
      isUpright,
    ),
    share(
      "found nails with a named finger: finger right",
      photos,
      proposals,
      isNamed,
      (one) => one.finger === one.named,
    ),
    share(
      "found nails with a labelled finger: finger named",
      photos,
      proposals,
      (one) => one.isNail && !!one.finger,
      (one) => !!one.named,
    ),
    padsOf(photos),
    ...overlaps("", onNails, () => true),
    ...SIZES.flatMap(([name, isSize]) =>
      overlaps(`, ${name}`, onNails, ({ size }) => isSize(size)),
    ),
    ...TONES.flatMap(([name, isTone]) =>
      overlaps(
        `, ${name}`,
        onNails.filter(({ monk }) => monk !== undefined && isTone(monk)),
        () => true,
      ),
    ),
  ];
}

const proposals = (photo: MeasuredPhoto) => photo.proposals;

/** Returns the share of right items among the items that count. */
function share<Item>(
  what: string,
  photos: readonly MeasuredPhoto[],
  of: (photo: MeasuredPhoto) => readonly Item[],
  counts: (item: Item) => boolean,
  isRight: (item: Item) => boolean,
): Figure {
  const shares = photos.map((photo) => {
    const items = of(photo).filter(counts);
    return { scene: photo.scene, part: items.filter(isRight).length, whole: items.length };
  });
  const [part, whole] = [shares, shares].map((list, i) =>
    list.reduce((total, each) => total + (i === 0 ? each.part : each.whole), 0),
  );
  return { what, figure: `${part} of ${whole} ${percent(intervalOf(shares))}` };
}

/** Returns the mean overlap of some of the nails, as one figure for each way of finding a nail. */
function overlaps(
  which: string,
  photos: readonly MeasuredPhoto[],
  counts: (nail: MeasuredNail) => boolean,
): Figure[] {
  const ways: [string, (nail: MeasuredNail) => number | null][] = [
    ["detection", ({ found }) => found],
    ["one tap", ({ tap }) => tap],
    ["one drag", ({ drag }) => drag],
  ];
  return ways.map(([way, of]) => {
    const shares = photos.map(({ scene, nails }) => {
      const values = nails.filter(counts).flatMap((nail) => of(nail) ?? []);
      const part = values.reduce((total, value) => total + value, 0);
      return { scene, part, whole: values.length };
    });
    return { what: `IoU by ${way}${which}`, figure: plain(intervalOf(shares)) };
  });
}

/** Returns how many nails are proposed on photos that show open palms, finger pads or wrists and no nails. */
function padsOf(photos: readonly MeasuredPhoto[]): Figure {
  const empty = photos.filter(({ nails }) => nails.length === 0);
  const sure = empty.map((photo) => photo.proposals.filter(({ isSure }) => isSure).length);
  const wrong = sure.reduce((total, count) => total + count, 0);
  const figure =
    empty.length === 0
      ? "not measured"
      : `${wrong} on ${sure.filter((count) => count > 0).length} of ${empty.length} photos`;
  return { what: "nails proposed on photos without a nail (pads, palms)", figure };
}

/**
 * Returns the mean difference between the certainty of the proposals and the share of them that are right. Proposals
 * are sorted into bins of equal width by their certainty, and each bin's mean certainty is compared with the share of
 * its proposals that are nails.
 */
function calibrationOf(photos: readonly MeasuredPhoto[]): string {
  const items = photos.flatMap(({ scene, proposals: list }) =>
    list.flatMap(({ certainty, isNail }) =>
      certainty === undefined ? [] : [{ scene, certainty, isNail }],
    ),
  );
  const interval = bootstrap(items, (drawn) => (drawn.length > 0 ? calibrationError(drawn) : null));
  return interval ? plain(interval) : "not measured: the proposals carry no certainty";
}

export function calibrationError(items: readonly { certainty: number; isNail: boolean }[]): number {
  const bins = Map.groupBy(items, ({ certainty }) =>
    Math.min(BINS - 1, Math.floor(certainty * BINS)),
  );
  let error = 0;
  for (const bin of bins.values()) {
    const said = bin.reduce((total, { certainty }) => total + certainty, 0);
    const true_ = bin.filter(({ isNail }) => isNail).length;
    error += Math.abs(said - true_);
  }
  return error / items.length;
}

function plain(interval: Interval | null): string {
  if (!interval) return "not measured";
  const { value, from, to } = interval;
  return `${value.toFixed(3)} (${from.toFixed(3)} to ${to.toFixed(3)})`;
}

function percent(interval: Interval | null): string {
  if (!interval) return "";
  const [value, from, to] = [interval.value, interval.from, interval.to].map((part) =>
    (100 * part).toFixed(1),
  );
  return `= ${value} % (${from} to ${to} %)`;
}
