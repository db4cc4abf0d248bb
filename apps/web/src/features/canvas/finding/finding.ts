import type { NailGuide } from "@lacquer/contracts";
import type { HandJoints } from "@lacquer/nail-detection";
import { create } from "zustand";
import { announce } from "../../announcer/index.ts";
import { readTab, selectNail, onNewPhoto } from "../../draft/index.ts";
import { findNails } from "./find-nails.ts";
import { bitmapOf, detectorOf } from "./open-detectors.ts";
import { endTaking, improveTaken, takeFound } from "./taken.ts";

/** The findings about the nails on a tab's photo before its designer has accepted any. */
export interface Finding {
  /** The photo's address. */
  url: string;
  state: "looking" | "proposed" | "nothing" | "unable" | "done";
  nails: NailGuide[];
  /** True while more may be found. */
  isLooking: boolean;
  /** The hands seen so far, the best first. */
  hands: HandJoints[];
}

const useFindings = create<{ byTab: Record<string, Finding> }>(() => ({ byTab: {} }));

const running = new Map<string, AbortController>();

/** The finding on the tab's photo; null before a search, and after the photo has changed. */
export function useFinding(tabId: string, url: string): Finding | null {
  const finding = useFindings(({ byTab }) => byTab[tabId]);
  return finding?.url === url ? finding : null;
}

/** The same, read once. */
export function readFinding(tabId: string): Finding | null {
  const finding = useFindings.getState().byTab[tabId];
  return finding && finding.url === readTab(tabId)?.originalImage?.url ? finding : null;
}

function keep(tabId: string, finding: Finding) {
  useFindings.setState(({ byTab }) => ({ byTab: { ...byTab, [tabId]: finding } }));
}

/** Looks for nails on the tab's photo, in workers, and proposes them. Never rejects. */
export async function lookForNails(tabId: string) {
  stopLooking(tabId);
  const url = readTab(tabId)?.originalImage?.url;
  if (!url) return;
  const controller = new AbortController();
  running.set(tabId, controller);
  const finding: Finding = { url, state: "looking", isLooking: true, nails: [], hands: [] };
  keep(tabId, finding);
  try {
    const picture = await bitmapOf(url);
    const { nails, hands, canSeeHands } = await findNails(
      picture,
      detectorOf(url),
      controller.signal,
      (soFar) => {
        found(tabId, { ...finding, state: "proposed", nails: soFar.nails, hands: soFar.hands });
      },
    );
    if (controller.signal.aborted) return;
    const state = nails.length > 0 ? "proposed" : canSeeHands ? "nothing" : "unable";
    found(tabId, { url, state, isLooking: false, nails, hands });
  } catch {
    if (controller.signal.aborted) return;
    // What was found until then stays.
    const known = readFinding(tabId) ?? finding;
    const state = known.state === "looking" ? "unable" : known.state;
    found(tabId, { ...known, state, isLooking: false });
  }
}

/** Keeps what is known now: as a proposal, or in the place of what was taken when less was known. */
function found(tabId: string, finding: Finding) {
  if (readFinding(tabId)?.state === "done") {
    keep(tabId, { ...finding, state: "done" });
    return improveTaken(tabId, finding.nails, !finding.isLooking);
  }
  keep(tabId, finding);
  if (!finding.isLooking) announce(wordsFor(finding));
}

function stopLooking(tabId: string) {
  running.get(tabId)?.abort();
  endTaking(tabId);
}

// This also runs while another design is on the stage; the proposal waits.
onNewPhoto((tabId) => void lookForNails(tabId));

/** A finding in one sentence. */
export function wordsFor({ state, isLooking, nails }: Finding): string {
  if (state === "looking") return "Looking for nails.";
  if (state === "proposed") {
    const count = nails.length === 1 ? "One nail" : `${nails.length} nails`;
    return isLooking ? `${count} so far.` : `${count} found.`;
  }
  if (state === "nothing") return "No nails were found. Drag along each nail from cuticle to tip.";
  return "Nails cannot be found automatically here. Drag along each nail from cuticle to tip.";
}

/**
 * Takes the proposed nails into the design, as one step. Nails placed by hand stay as they are. While more may be
 * found, the search goes on, and what it finds takes the place of what was taken, until the designer or a job relies
 * on these nails.
 */
export function acceptProposal(tabId: string) {
  const finding = readFinding(tabId);
  if (finding?.state !== "proposed") return;
  takeFound(tabId, finding.nails, () => endFinding(tabId));
  keep(tabId, { ...finding, state: "done" });
  if (!finding.isLooking) endTaking(tabId);
  selectNail(tabId, null);
  announce(`${readTab(tabId)?.nails.length ?? 0} nails in place.`);
}

/** Ends the search, or drops the proposal. The finding keeps its hands. */
export function endFinding(tabId: string) {
  stopLooking(tabId);
  const finding = readFinding(tabId);
  if (finding) keep(tabId, { ...finding, state: "done", isLooking: false, nails: [] });
}

/** Drops the proposal, as the designer asked. */
export function clearProposal(tabId: string) {
  endFinding(tabId);
  announce("Cleared.");
}
