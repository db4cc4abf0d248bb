import type { LiveMessage } from "@lacquer/contracts";
import { anyActive } from "./patch-cache.ts";
import { openStream } from "./stream.ts";

/**
 * What windows say to each other. `beat`: the leader lives, and its stream is up or not. `bye`: it leaves. `here`: a
 * window looks.
 */
export type WindowWord =
  | { kind: "news"; message: LiveMessage }
  | { kind: "beat"; isUp: boolean }
  | { kind: "bye" }
  | { kind: "here"; visible: boolean };

export const BEAT_MS = 500;
/** A stream that nobody looks at and that has nothing to tell is closed after so long. */
const REST_AFTER_MS = 60_000;
/** A window that looks says so at least this often. */
export const HERE_MS = 5_000;

export interface LeaderOptions {
  channel: BroadcastChannel;
  isUp: () => boolean;
  since: () => Date | null;
  onMessage: (message: LiveMessage) => void;
  onUp: (isUp: boolean) => void;
}

export interface Leader {
  /** After sleep or a lost network: a fresh snapshot. */
  wake(): void;
  heard(word: WindowWord): void;
  close(): void;
}

/** Holds the one stream of this browser and tells the other windows. */
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
