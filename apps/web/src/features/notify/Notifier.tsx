import type { Job } from "@lacquer/contracts";
import { useEffect } from "react";
import { unlessElsewhere } from "../../platform/window-lock.ts";
import { serviceWorkers } from "../../platform/secure-context.ts";
import { onJobEnd } from "../jobs/index.ts";
import { usePerson } from "../session/index.ts";
import { useTabsStore } from "../tabs/index.ts";
import { mayChime, playChime } from "./chime.ts";
import { readPermission, showEnds, subscribeDevice } from "./push-device.ts";
import { useNotifySettings } from "./use-notify-settings.ts";

/**
 * Jobs that end within `GROUP_MS` of an announcement are announced together. The first job is announced after
 * `FIRST_MS`.
 */
const GROUP_MS = 3_000;
const FIRST_MS = 400;

/** Announces designs that end while this window is hidden, in the way the user chose. Renders nothing. */
export function Notifier() {
  const personId = usePerson().person?.id ?? null;
  useEffect(followEnds, []);
  useEffect(followClicks, []);
  useEffect(() => {
    if (personId === null || !useNotifySettings.getState().notification) return;
    if (readPermission() !== "granted") return;
    // On each visit, tells the server once who uses this device. If the browser has no push service, only open windows
    // announce designs.
    subscribeDevice().catch(() => {});
  }, [personId]);
  return null;
}

function followEnds(): () => void {
  let waiting: Job[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastTold = 0;
  function tell() {
    timer = undefined;
    lastTold = Date.now();
    const jobs = waiting;
    waiting = [];
    if (document.visibilityState === "visible") return;
    const { notification, sound } = useNotifySettings.getState();
    // The right to play sound is checked before taking the lock. Otherwise a window that cannot play sound could keep
    // the lock from a window that can.
    if (sound && mayChime()) void unlessElsewhere("lacquer.chime", chime);
    if (notification && readPermission() === "granted") void showEnds(jobs.map(named));
  }
  const stop = onJobEnd((job) => {
    if (document.visibilityState === "visible" || job.status === "canceled") return;
    waiting.push(job);
    timer ??= setTimeout(tell, Math.max(FIRST_MS, lastTold + GROUP_MS - Date.now()));
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

function named({ id, tabId, status }: Job) {
  const tab = useTabsStore.getState().tabs.find((candidate) => candidate.id === tabId);
  return { id, tabId, status, name: tab?.name ?? null };
}

/** Plays the sound and keeps the lock for a moment, so that only one of this browser's hidden windows plays it. */
async function chime(): Promise<void> {
  await playChime();
  await new Promise((resolve) => {
    setTimeout(resolve, GROUP_MS - FIRST_MS);
  });
}

/**
 * Opens the designs of a clicked notification in this window. A new window gets the designs' ids through its address.
 */
function followClicks(): () => void {
  const workers = serviceWorkers();
  if (!workers) return () => {};
  const onMessage = ({
    data,
  }: MessageEvent<{ kind?: string; jobs?: { tabId: string | null }[] }>) => {
    const { tabs, activate } = useTabsStore.getState();
    const first = data.jobs?.find(({ tabId }) => tabs.some(({ id }) => id === tabId));
    if (data.kind === "open" && first?.tabId) activate(first.tabId);
  };
  workers.addEventListener("message", onMessage);
  return () => workers.removeEventListener("message", onMessage);
}
