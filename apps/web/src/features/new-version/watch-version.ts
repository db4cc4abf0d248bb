import { create } from "zustand";
import { useLiveStore } from "../../hooks/use-live-state.ts";
import { onLostPart } from "../../platform/parts.ts";
import { onLostWorker } from "../../platform/watch-worker.ts";
import { whenAwake, whenBack } from "../live/index.ts";
import { filesDeployed, filesHere } from "./built-files.ts";
import { followTouches, losesNothing } from "./nothing-lost.ts";

/** The interval at which a studio that is open all day checks for a new version. */
const ASK_EVERY_MS = 15 * 60_000;
/** After a deployment all windows notice the new server at once, so they spread their checks over this time. */
const ASK_WITHIN_MS = 2_000;
/** Servers are replaced one after another, so each window checks a second time after this time. */
const ASK_AGAIN_MS = 20_000;
const TRY_EVERY_MS = 1_000;

/** True while the server's version differs from this window's version. */
export const useIsOutdated = create<{ isOutdated: boolean }>(() => ({ isOutdated: false }));

/** Returns true if this window was already reloaded for this version. A failed reload is then not repeated forever. */
function wasLoadedFor(files: string): boolean {
  const state: unknown = window.history.state;
  return typeof state === "object" && state !== null && "files" in state && state.files === files;
}

/** Reloads the studio in the deployed version. */
export function loadNewVersion(files?: string): void {
  const state: unknown = window.history.state;
  // The old state is kept, because it also contains the open panels.
  if (files !== undefined) window.history.replaceState({ ...Object(state), files }, "");
  window.location.reload();
}

/**
 * Checks for a new version when the server is back, when a file is missing, and at intervals. Reloads as soon as
 * nothing would be lost. Returns a function that stops the checks.
 */
export function watchVersion(): () => void {
  if (filesHere === "") return () => {};
  let deployed: string | null = null;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    const files = await filesDeployed();
    if (files === null) return;
    deployed = files;
    const isOutdated = files !== filesHere;
    if (useIsOutdated.getState().isOutdated !== isOutdated) useIsOutdated.setState({ isOutdated });
  }

  function askSoon(): void {
    clearTimeout(soon);
    clearTimeout(again);
    soon = setTimeout(() => void ask(), Math.random() * ASK_WITHIN_MS);
    again = setTimeout(() => void ask(), ASK_AGAIN_MS);
  }

  const attempt = setInterval(() => {
    if (!useIsOutdated.getState().isOutdated || deployed === null) return;
    if (!wasLoadedFor(deployed) && losesNothing()) loadNewVersion(deployed);
  }, TRY_EVERY_MS);
  const asking = setInterval(() => void ask(), ASK_EVERY_MS);
  const stops = [
    followTouches(),
    onLostWorker(askSoon),
    onLostPart(askSoon),
    whenAwake(askSoon),
    whenBack(askSoon),
    // A restarted stream may have reached a server with a newer version.
    useLiveStore.subscribe(({ begun }, before) => begun !== before.begun && askSoon()),
  ];
  return () => {
    clearInterval(attempt);
    clearInterval(asking);
    clearTimeout(soon);
    clearTimeout(again);
    for (const stop of stops) stop();
  };
}
