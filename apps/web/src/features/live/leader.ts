import type { LiveMessage } from "@lacquer/contracts";
import { anyActive } from "./patch-cache.ts";
import { openStream } from "./stream.ts";

/**
 * Messages between windows. `beat`: the leader is alive, and says whether its stream is up. `bye`: the leader is
 * closing. `here`: a window is visible.
 */
export type WindowWord =
  | { kind: "news"; message: LiveMessage }
  | { kind: "beat"; isUp: boolean }
  | { kind: "bye" }
  | { kind: "here"; visible: boolean };

export const BEAT_MS = 500;
/** If no window is visible and no news arrives, the stream is closed after this time. */
const REST_AFTER_MS = 60_000;
/** A visible window tells the leader at least this often that it is visible. */
export const HERE_MS = 5_000;

export interface LeaderOptions {
  channel: BroadcastChannel;
  isUp: () => boolean;
  since: () => Date | null;
  onMessage: (message: LiveMessage) => void;
  onUp: (isUp: boolean) => void;
}

export interface Leader {
  /** Requests a new snapshot after the machine slept or the network was lost. */
  wake(): void;
  heard(word: WindowWord): void;
  close(): void;
}

/** Holds the browser's only stream and passes its messages to the other windows. */
export function lead({ channel, isUp, since, onMessage, onUp }: LeaderOptions): Leader {
  const say = (word: WindowWord) => channel.postMessage(word);
  const beat = () => say({ kind: "beat", isUp: isUp() });
  const open = () =>
    openStream({
      since,
      onMessage(message) {
        onMessage(message);
        say({ kind: "news", message });
      },
      onUp(value) {
        onUp(value);
        beat();
      },
    });
  let stream: ReturnType<typeof open> | null = open();
  let neededAt = performance.now();

  function need(): void {
    neededAt = performance.now();
    stream ??= open();
  }

  const timer = setInterval(() => {
    beat();
    if (document.visibilityState === "visible" || anyActive()) need();
    if (stream && performance.now() - neededAt > REST_AFTER_MS) {
      stream.close();
      stream = null;
      onUp(false);
      beat();
    }
  }, BEAT_MS);

  return {
    wake() {
      if (stream) stream.restart();
      need();
    },
    heard(word) {
      if (word.kind !== "here") return;
      if (word.visible) need();
      beat();
    },
    close() {
      clearInterval(timer);
      stream?.close();
      say({ kind: "bye" });
    },
  };
}
