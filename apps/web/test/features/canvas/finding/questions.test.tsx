import type { NailGuide } from "@lacquer/contracts";
import type { HandJoints, ProposedNail } from "@lacquer/nail-detection";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  acceptProposal,
  answerQuestion,
  lookForNails,
  readFinding,
  useFinding,
} from "../../../../src/features/canvas/finding/finding.ts";
import { useAnnouncement } from "../../../../src/features/announcer/announcer.ts";
import { ProposalBar } from "../../../../src/features/canvas/stage/ProposalBar.tsx";
import { readTab } from "../../../../src/features/draft/index.ts";
import { useTabsStore } from "../../../../src/features/tabs/index.ts";

/** A detector that proposes what the test tells it to, and a hand finder that answers only when told to. */
const held = vi.hoisted(() => ({
  hand: Promise.withResolvers<unknown>(),
  proposals: [] as unknown[],
}));

vi.mock("../../../../src/features/canvas/finding/open-detectors.ts", () => ({
  bitmapOf: async () => ({ width: 800, height: 600 }),
  detectorOf: () => ({
    spot: async () => [],
    hand: async () => [],
    // Each further hand gets the last proposal again.
    propose: async (sightings: unknown[]) =>
      held.proposals[sightings.length - 1] ?? held.proposals.at(-1),
  }),
}));
vi.mock("../../../../src/features/canvas/finding/hand-finder.ts", () => ({
  openHandFinder: async () => ({ look: () => held.hand.promise, close: () => undefined }),
}));

const nail = (x: number, y = 0.5): NailGuide => ({
  finger: "index",
  x,
  y,
  angle: 0,
  width: 0.06,
  length: 0.08,
});
const proposed = (guide: NailGuide, question: ProposedNail["question"] = null): ProposedNail => ({
  guide,
  probability: question ? 0.6 : 0.97,
  direction: 0.95,
  question,
});
const HAND: HandJoints = {
  hand: "left",
  joints: Array.from({ length: 21 }, () => ({ x: 0.5, y: 0.5 })),
};
const CERTAIN = nail(0.2);
const DOUBTFUL = nail(0.5);
const UPSIDE_DOWN = nail(0.8);

let tabId = "";

function Bar() {
  const finding = useFinding(tabId, readTab(tabId)?.originalImage?.url ?? "");
  return finding?.state === "proposed" ? <ProposalBar tabId={tabId} finding={finding} /> : null;
}

let root: Root;
const shows = (words: string) =>
  vi.waitFor(() => expect(document.body.textContent).toContain(words));
const buttons = () => [...document.querySelectorAll("button")];
const press = (name: string) =>
  vi.waitFor(() => {
    const button = buttons().find(({ textContent }) => textContent === name);
    if (!button) throw new Error(`There is no button "${name}".`);
    button.click();
  });
const accepted = () => {
  acceptProposal(tabId);
  return readTab(tabId)?.nails;
};

beforeEach(async () => {
  held.hand = Promise.withResolvers();
  const first = [proposed(CERTAIN), proposed(DOUBTFUL, "nail"), proposed(UPSIDE_DOWN, "direction")];
  // The next result has the same nails in slightly different places.
  const next = [
    proposed(nail(0.21)),
    proposed(nail(0.51), "nail"),
    proposed(nail(0.81), "direction"),
  ];
  held.proposals = [first, next];
  tabId = useTabsStore
    .getState()
    .addTab({ originalImage: { url: `/files/${crypto.randomUUID()}`, width: 800, height: 600 } });
  void lookForNails(tabId);
  await vi.waitUntil(() => readFinding(tabId)?.state === "proposed");
  root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(
    <div data-stage tabIndex={-1}>
      <Bar />
    </div>,
  );
});
afterEach(() => {
  root.unmount();
  document.body.replaceChildren();
});

test("doubtful nails are asked about one by one, and are not used without an answer", async () => {
  await shows("Is the marked spot a nail? 2 questions.");
  expect(accepted()).toEqual([CERTAIN]);
});

test("one press each uses a nail, and turns one round", async () => {
  await shows("Is the marked spot a nail? 2 questions.");
  await press("Yes");
  await shows("Does the arrow show the nail's tip?");
  await press("Turn it round");
  await vi.waitFor(() => expect(document.querySelector("[role=group] [role=group]")).toBeNull());
  const [, kept, turned] = accepted() ?? [];
  expect(kept).toEqual(DOUBTFUL);
  // The cuticle is now where the tip was.
  expect(Math.abs(turned?.angle ?? 0)).toBe(180);
  expect(turned?.x).toBeCloseTo(UPSIDE_DOWN.x);
  expect(turned?.y).toBeCloseTo(UPSIDE_DOWN.y - (UPSIDE_DOWN.length * 800) / 600);
});

test("a nail that was dropped stays dropped when the search sees it again", async () => {
  await shows("Is the marked spot a nail? 2 questions.");
  await press("No nail");
  await shows("Does the arrow show the nail's tip?");
  await press("No nail");
  held.hand.resolve([{ label: "Left", joints: HAND.joints }]);
  await vi.waitFor(() => expect(readFinding(tabId)?.isLooking).toBe(false));
  expect(readFinding(tabId)?.doubts).toEqual([]);
  expect(accepted()).toEqual([nail(0.21)]);
});

test("when nothing is left of a proposal, it says that no nails were found", async () => {
  held.proposals = [[proposed(DOUBTFUL, "nail")], [proposed(DOUBTFUL, "nail")]];
  void lookForNails(tabId);
  held.hand.resolve([]);
  await vi.waitFor(() => expect(readFinding(tabId)?.isLooking).toBe(false));
  await shows("No nail was found with certainty.");
  expect(buttons().some(({ textContent }) => textContent?.startsWith("Use"))).toBe(false);
  await press("No nail");
  expect(readFinding(tabId)?.state).toBe("nothing");
});

test("an answer counts only for the nail that was shown, and a double click answers one question", async () => {
  const [shown] = readFinding(tabId)?.doubts ?? [];
  if (!shown) throw new Error("There is no question.");
  const yes = await vi.waitFor(() => {
    const button = buttons().find(({ textContent }) => textContent === "Yes");
    if (!button) throw new Error("There is no question.");
    return button;
  });
  yes.click();
  yes.click();
  answerQuestion(tabId, shown, "no");
  expect(readFinding(tabId)?.answers.map(({ about }) => about)).toEqual([DOUBTFUL]);
  expect(readFinding(tabId)?.doubts.map(({ guide }) => guide)).toEqual([UPSIDE_DOWN]);
  // The next question has buttons of its own, so the rest of a double click does not reach them.
  await shows("Does the arrow show the nail's tip?");
  expect(yes.isConnected).toBe(false);
});

test("an answer is ignored if a later result asks something else about the nail", async () => {
  const [shown] = readFinding(tabId)?.doubts ?? [];
  held.proposals[1] = [proposed(CERTAIN), proposed(nail(0.51), "direction")];
  held.hand.resolve([{ label: "Left", joints: HAND.joints }]);
  await vi.waitFor(() => expect(readFinding(tabId)?.isLooking).toBe(false));
  if (!shown) throw new Error("There is no question.");
  answerQuestion(tabId, shown, "turn");
  expect(readFinding(tabId)?.answers).toEqual([]);
});

test("an answer counts for the nail as it was shown, even if a later result has it a little elsewhere", async () => {
  const [shown] = readFinding(tabId)?.doubts ?? [];
  held.hand.resolve([{ label: "Left", joints: HAND.joints }]);
  await vi.waitFor(() => expect(readFinding(tabId)?.isLooking).toBe(false));
  if (!shown) throw new Error("There is no question.");
  answerQuestion(tabId, shown, "yes");
  expect(readFinding(tabId)?.answers).toEqual([{ about: DOUBTFUL, nail: DOUBTFUL }]);
});

test.each([
  ["ends", () => held.hand.resolve([{ label: "Left", joints: HAND.joints }]), "nothing"],
  ["fails", () => held.hand.reject(new Error("The worker is gone.")), "unable"],
])(
  "when all questions were denied before the search %s, no proposal is left",
  async (_, end, state) => {
    held.proposals = [[proposed(DOUBTFUL, "nail")], [proposed(nail(0.51), "nail")]];
    void lookForNails(tabId);
    await vi.waitFor(() => expect(readFinding(tabId)?.doubts).toHaveLength(1));
    await press("No nail");
    end();
    await vi.waitFor(() => expect(readFinding(tabId)?.isLooking).toBe(false));
    expect(readFinding(tabId)?.state).toBe(state);
  },
);

const focusOn = async (name: string) => {
  const button = await vi.waitFor(() => {
    const found = buttons().find(({ textContent }) => textContent === name);
    if (!found) throw new Error(`There is no button "${name}".`);
    return found;
  });
  button.focus();
  button.click();
};
const focused = () => document.activeElement;

test("after each answer the focus goes to the next question, and after the last one to the found nails", async () => {
  await focusOn("No nail");
  await shows("Does the arrow show the nail's tip?");
  await vi.waitFor(() => expect(focused()?.textContent).toBe("No nail"));
  expect(useAnnouncement.getState().text).toBe(
    "One nail so far. Does the arrow show the nail's tip?",
  );
  await focusOn("No nail");
  await vi.waitFor(() => expect(focused()?.textContent).toBe("Use it"));
  expect(useAnnouncement.getState().text).toBe("One nail so far.");
});

test("after the last answer the focus goes to the stage if no nail is left", async () => {
  held.proposals = [[proposed(DOUBTFUL, "nail")]];
  void lookForNails(tabId);
  held.hand.resolve([]);
  await vi.waitFor(() => expect(readFinding(tabId)?.isLooking).toBe(false));
  expect(useAnnouncement.getState().text).toBe(
    "No nail was found with certainty. Is the marked spot a nail?",
  );
  await focusOn("No nail");
  await vi.waitFor(() => expect(focused()?.hasAttribute("data-stage")).toBe(true));
});

test("a later result that moves the nail in question keeps the focus on its answers", async () => {
  const no = await vi.waitFor(() => {
    const found = buttons().find(({ textContent }) => textContent === "No nail");
    if (!found) throw new Error("There is no question.");
    return found;
  });
  no.focus();
  held.hand.resolve([{ label: "Left", joints: HAND.joints }]);
  await vi.waitFor(() => expect(no.isConnected).toBe(false));
  await vi.waitFor(() => expect(focused()?.textContent).toBe("No nail"));
});
