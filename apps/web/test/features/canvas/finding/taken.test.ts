import type { NailGuide } from "@lacquer/contracts";
import type { HandJoints, ProposedNail } from "@lacquer/nail-detection";
import { beforeEach, expect, test, vi } from "vitest";
import {
  acceptProposal,
  lookForNails,
  readFinding,
} from "../../../../src/features/canvas/finding/finding.ts";
import { changeNail, clearNails } from "../../../../src/features/canvas/actions/nail-actions.ts";
import { readTab } from "../../../../src/features/draft/index.ts";
import { followGestures } from "../../../../src/platform/gesture.ts";
import { useTabsStore } from "../../../../src/features/tabs/index.ts";

/** A detector and a hand finder that answer only when the test tells them to. */
const held = vi.hoisted(() => ({
  spot: Promise.withResolvers<unknown>(),
  hand: Promise.withResolvers<unknown>(),
  proposals: [] as unknown[],
}));

vi.mock("../../../../src/features/canvas/finding/open-detectors.ts", () => ({
  bitmapOf: async () => ({ width: 800, height: 600 }),
  detectorOf: () => ({
    spot: () => held.spot.promise,
    hand: async () => [],
    // Each further hand gets the last proposal again.
    propose: async (sightings: unknown[]) =>
      held.proposals[sightings.length - 1] ?? held.proposals.at(-1),
  }),
}));
vi.mock("../../../../src/features/canvas/finding/hand-finder.ts", () => ({
  openHandFinder: async () => ({ look: () => held.hand.promise, close: () => undefined }),
}));

const nail = (index: number, y = 0.5): NailGuide => ({
  finger: "index",
  x: 0.05 + index * 0.1,
  y,
  angle: 0,
  width: 0.06,
  length: 0.08,
});
const certain = (guide: NailGuide): ProposedNail => ({
  guide,
  probability: 0.97,
  direction: 0.99,
  question: null,
});
const doubtful = (guide: NailGuide): ProposedNail => ({
  ...certain(guide),
  probability: 0.6,
  question: "nail",
});
const SPOTTED = Array.from({ length: 9 }, (_, index) => nail(index));
const OF_HAND = Array.from({ length: 5 }, (_, index) => nail(index, 0.4));
const HAND: HandJoints = {
  hand: "left",
  joints: Array.from({ length: 21 }, () => ({ x: 0.5, y: 0.5 })),
};

const nailsOf = (id: string) => readTab(id)?.nails;
const undo = (id: string) => useTabsStore.getState().walkHistory(id, -1);
const searchEnds = async () => {
  await vi.waitFor(() => expect(readFinding(tabId)?.isLooking).toBe(false));
  // After one more task, an ended search has done everything that it could still do.
  await new Promise((resolve) => setTimeout(resolve));
};
const findMore = () => {
  held.hand.resolve([{ label: "Left", joints: HAND.joints }]);
  return searchEnds();
};

let tabId = "";

/** A design whose nails are accepted while the search for hands is still running. */
beforeEach(async () => {
  held.spot = Promise.withResolvers();
  held.hand = Promise.withResolvers();
  held.proposals = [SPOTTED.map(certain), OF_HAND.map(certain)];
  tabId = useTabsStore
    .getState()
    .addTab({ originalImage: { url: `/files/${crypto.randomUUID()}`, width: 800, height: 600 } });
  void lookForNails(tabId);
  held.spot.resolve([]);
  await vi.waitUntil(() => readFinding(tabId)?.state === "proposed");
  acceptProposal(tabId);
});

test("nails accepted early are replaced by better ones that are found later, as one undo step", async () => {
  expect(nailsOf(tabId)).toEqual(SPOTTED);
  await findMore();
  expect(nailsOf(tabId)).toEqual(OF_HAND);
  undo(tabId);
  expect(nailsOf(tabId)).toEqual([]);
});

test("an accepted nail about which a later result has a question stays; one that it does not see goes", async () => {
  const better = [nail(1, 0.49), nail(2, 0.51)];
  held.proposals[1] = [...better.map(certain), doubtful(nail(0, 0.49)), doubtful(nail(9, 0.5))];
  await findMore();
  expect(nailsOf(tabId)).toEqual([SPOTTED[0], ...better]);
  undo(tabId);
  expect(nailsOf(tabId)).toEqual([]);
});

test("an accepted nail in question stays even if the later result has ten others", async () => {
  const ten = Array.from({ length: 10 }, (_, index) => nail(index, 0.2));
  held.proposals[1] = [...ten.map(certain), doubtful(nail(0, 0.49))];
  await findMore();
  expect(nailsOf(tabId)).toHaveLength(10);
  expect(nailsOf(tabId)).toContainEqual(SPOTTED[0]);
});

test("all nails stay as they are once the designer has moved one of them", async () => {
  changeNail(tabId, 0, nail(0, 0.7));
  const moved = nailsOf(tabId);
  await findMore();
  expect(nailsOf(tabId)).toEqual(moved);
  clearNails(tabId);
  expect(nailsOf(tabId)).toEqual([]);
});

test("an undo is not overwritten by nails that are found later", async () => {
  undo(tabId);
  await findMore();
  expect(nailsOf(tabId)).toEqual([]);
});

test("a job that was made with the nails keeps them as they are", async () => {
  useTabsStore.getState().setJob(tabId, crypto.randomUUID());
  await findMore();
  expect(nailsOf(tabId)).toEqual(SPOTTED);
});

test("the nails do not change during a gesture, but after it", async () => {
  const stop = followGestures();
  window.dispatchEvent(new PointerEvent("pointerdown", { isPrimary: true }));
  await findMore();
  expect(nailsOf(tabId)).toEqual(SPOTTED);
  window.dispatchEvent(new PointerEvent("pointerup"));
  await vi.waitFor(() => expect(nailsOf(tabId)).toEqual(OF_HAND));
  stop();
});

test("a hand finder that fails while the sweep still runs does not keep the sweep's nails from being proposed", async () => {
  held.spot = Promise.withResolvers();
  void lookForNails(tabId);
  held.hand.reject(new Error("The worker is gone."));
  await new Promise((resolve) => setTimeout(resolve));
  expect(readFinding(tabId)?.state).toBe("looking");
  held.spot.resolve([]);
  await searchEnds();
  expect(readFinding(tabId)).toMatchObject({ state: "proposed", nails: SPOTTED });
});

test("a search that fails keeps the accepted nails", async () => {
  held.hand.reject(new Error("The worker is gone."));
  await searchEnds();
  expect(nailsOf(tabId)).toEqual(SPOTTED);
});
