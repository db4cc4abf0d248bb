import type { NailGuide } from "@lacquer/contracts";
import type { HandJoints } from "@lacquer/nail-detection";
import { create } from "zustand";
import { announce } from "../../announcer/index.ts";
import { changeWork, readTab, selectNail, onNewPhoto } from "../../draft/index.ts";
import { withFound } from "./accept.ts";
import { findNails } from "./find-nails.ts";
import { bitmapOf, detectorOf } from "./open-detectors.ts";

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
  running.get(tabId)?.abort();
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
        keep(tabId, { ...finding, state: "proposed", nails: soFar.nails, hands: soFar.hands });
      },
    );
    if (controller.signal.aborted) return;
    const state = nails.length > 0 ? "proposed" : canSeeHands ? "nothing" : "unable";
    const found: Finding = { url, state, isLooking: false, nails, hands };
    keep(tabId, found);
    announce(wordsFor(found));
  } catch {
    if (controller.signal.aborted) return;
    const failed: Finding = { ...finding, state: "unable", isLooking: false };
    keep(tabId, failed);
    announce(wordsFor(failed));
  }
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

/** Adds the proposed nails to the design, as one step. Nails placed by hand stay as they are. */
export function acceptProposal(tabId: string) {
  const finding = readFinding(tabId);
  const photo = readTab(tabId)?.originalImage;
  if (finding?.state !== "proposed" || !photo) return;
  running.get(tabId)?.abort();
  changeWork(tabId, ({ nails }) => ({ nails: withFound(nails, finding.nails, photo) }));
  keep(tabId, { ...finding, state: "done", isLooking: false });
  selectNail(tabId, null);
  announce(`${readTab(tabId)?.nails.length ?? 0} nails in place.`);
}

/** Ends the search, or drops the proposal. The finding keeps its hands. */
export function endFinding(tabId: string) {
  running.get(tabId)?.abort();
  const finding = readFinding(tabId);
  if (finding) keep(tabId, { ...finding, state: "done", isLooking: false, nails: [] });
}

/** Drops the proposal, as the designer asked. */
export function clearProposal(tabId: string) {
  endFinding(tabId);
  announce("Cleared.");
}
