import type { NailGuide } from "@lacquer/contracts";
import type { HandJoints, ProposedNail } from "@lacquer/nail-detection";
import { plural, t } from "@lingui/core/macro";
import { create } from "zustand";
import { announce } from "../../announcer/index.ts";
import { onNewPhoto, readTab, selectNail } from "../../draft/index.ts";
import { type DetectedNails, findNails } from "./find-nails.ts";
import { bitmapOf, detectorOf } from "./open-detectors.ts";
import {
  type Answer,
  answerTo,
  isSameQuestion,
  questionWords,
  type Reply,
  sortedOut,
} from "./questions.ts";
import { endTaking, improveTaken, inPlaceWords, takeFound } from "./taken.ts";

/** The result of the nail detection on a tab's photo, before the user has accepted any nails. */
export interface Finding {
  /** The photo's address. */
  url: string;
  state: "looking" | "proposed" | "nothing" | "unable" | "done";
  /** The nails that are certain, and those that the user has confirmed. */
  nails: NailGuide[];
  /** The nails that the user is asked about, and the user's answers so far. */
  doubts: ProposedNail[];
  answers: Answer[];
  /** True while the search may still find more. */
  isLooking: boolean;
  /** The hands seen so far; the hand with the most nails comes first. */
  hands: HandJoints[];
}

const useFindings = create<{ byTab: Record<string, Finding> }>(() => ({ byTab: {} }));

const NOTHING = { nails: [], doubts: [], answers: [], hands: [] };

const running = new Map<string, AbortController>();

/** Returns the detection result for the tab's photo; null before a search, and after the photo has changed. */
export function useFinding(tabId: string, url: string): Finding | null {
  const finding = useFindings(({ byTab }) => byTab[tabId]);
  return finding?.url === url ? finding : null;
}

/** Returns the current value of `useFinding`, for use outside React. */
export function readFinding(tabId: string): Finding | null {
  const finding = useFindings.getState().byTab[tabId];
  return finding && finding.url === readTab(tabId)?.originalImage?.url ? finding : null;
}

function keep(tabId: string, finding: Finding) {
  useFindings.setState(({ byTab }) => ({ byTab: { ...byTab, [tabId]: finding } }));
}

/** Starts the nail detection on the tab's photo, in workers, and proposes the nails it finds. Never rejects. */
export async function lookForNails(tabId: string) {
  stopLooking(tabId);
  const url = readTab(tabId)?.originalImage?.url;
  if (!url) return;
  const controller = new AbortController();
  running.set(tabId, controller);
  const finding: Finding = { url, ...NOTHING, state: "looking", isLooking: true };
  keep(tabId, finding);
  try {
    const picture = await bitmapOf(url);
    const last = await findNails(picture, detectorOf(url), controller.signal, (soFar) => {
      found(tabId, withDetected(tabId, soFar, finding));
    });
    if (controller.signal.aborted) return;
    const whole = withDetected(tabId, last, { ...finding, isLooking: false });
    const state = isEmpty(whole) ? (last.canSeeHands ? "nothing" : "unable") : whole.state;
    found(tabId, { ...whole, state });
  } catch {
    if (controller.signal.aborted) return;
    // If the search fails, the nails found before stay.
    const known = readFinding(tabId) ?? finding;
    const isVain = known.state === "looking" || (known.state === "proposed" && isEmpty(known));
    const state = isVain ? "unable" : known.state;
    found(tabId, { ...known, state, isLooking: false });
  }
}

/** Returns true if no nail is left to use or to ask about. The user may have rejected all nails. */
const isEmpty = ({ nails, doubts }: Pick<Finding, "nails" | "doubts">): boolean =>
  nails.length + doubts.length === 0;

/** Returns a finding with the detected nails, sorted into certain nails and questions. */
function withDetected(tabId: string, { nails, hands }: DetectedNails, finding: Finding): Finding {
  const answers = readFinding(tabId)?.answers ?? [];
  const photo = readTab(tabId)?.originalImage;
  const sorted = photo ? sortedOut(nails, answers, photo) : { nails: [], doubts: [] };
  return { ...finding, state: "proposed", answers, hands, ...sorted };
}

/**
 * Records the user's reply about the doubtful nail that was shown. The reply counts only if this nail's question is
 * still open.
 */
export function answerQuestion(tabId: string, shown: ProposedNail, reply: Reply) {
  const finding = readFinding(tabId);
  const photo = readTab(tabId)?.originalImage;
  const [doubt, ...doubts] = finding?.doubts ?? [];
  if (!finding || !photo || !doubt || !isSameQuestion(doubt, shown, photo)) return;
  const answer = answerTo(shown, reply, photo);
  const nails = answer.nail ? [...finding.nails, answer.nail] : finding.nails;
  const isOver = isEmpty({ nails, doubts }) && !finding.isLooking;
  const state = isOver ? "nothing" : finding.state;
  const next = { ...finding, state, nails, doubts, answers: [...finding.answers, answer] };
  keep(tabId, next);
  announceFinding(next);
}

/** Announces the result and its first question. */
function announceFinding(finding: Finding) {
  const [doubt] = finding.state === "proposed" ? finding.doubts : [];
  announce(doubt ? `${wordsFor(finding)} ${questionWords(doubt)}` : wordsFor(finding));
}

/** Stores the latest result: as a proposal, or in place of nails that were accepted from an earlier result. */
function found(tabId: string, finding: Finding) {
  if (readFinding(tabId)?.state === "done") {
    keep(tabId, { ...finding, state: "done" });
    return improveTaken(tabId, finding, !finding.isLooking);
  }
  keep(tabId, finding);
  if (!finding.isLooking) announceFinding(finding);
}

function stopLooking(tabId: string) {
  running.get(tabId)?.abort();
  endTaking(tabId);
}

// The search also runs while a different design is on the stage. The proposal is shown when the searched design is on
// the stage again.
onNewPhoto((tabId) => void lookForNails(tabId));

/** Returns one sentence that describes a detection result. */
export function wordsFor({ state, isLooking, nails }: Finding): string {
  if (state === "looking") return t`Looking for nails.`;
  if (state === "proposed") {
    if (nails.length === 0) return t`No nail was found with certainty.`;
    return isLooking
      ? plural(nails.length, { one: "One nail so far.", other: "# nails so far." })
      : plural(nails.length, { one: "One nail found.", other: "# nails found." });
  }
  if (state === "nothing") return t`No nails were found. Drag along each nail from cuticle to tip.`;
  return t`Nails cannot be found automatically here. Drag along each nail from cuticle to tip.`;
}

/**
 * Accepts the proposed nails into the design, as one undo step. Nails placed by hand stay as they are. A search that is
 * still running continues, and its better results replace the accepted nails until the user changes them or a job uses
 * them.
 */
export function acceptProposal(tabId: string) {
  const finding = readFinding(tabId);
  if (finding?.state !== "proposed" || finding.nails.length === 0) return;
  takeFound(tabId, finding.nails, () => endFinding(tabId));
  keep(tabId, { ...finding, state: "done", doubts: [] });
  if (!finding.isLooking) endTaking(tabId);
  selectNail(tabId, null);
  announce(inPlaceWords(readTab(tabId)?.nails.length ?? 0));
}

/** Ends a running search and removes the proposal. Only the hands found so far stay in the result. */
export function endFinding(tabId: string) {
  stopLooking(tabId);
  const finding = readFinding(tabId);
  if (finding)
    keep(tabId, { ...finding, ...NOTHING, hands: finding.hands, state: "done", isLooking: false });
}

/** Removes the proposal because the user asked for it. */
export function clearProposal(tabId: string) {
  endFinding(tabId);
  announce(t`Cleared.`);
}
