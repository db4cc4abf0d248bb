import { type LiveMessage, openStream, type Stream } from "@lacquer/client/live";
import { noticeFailure } from "../../api/query-client.ts";
import { trpcClient } from "../../api/trpc.ts";

/**
 * Messages between windows. `beat`: the leader is alive, and says whether its stream is up. `bye`: the leader is
 * closing. `here`: a window is visible. `again`: a window could not fetch what a snapshot lacked, and needs another one.
 */
export type WindowWord =
  | { kind: "news"; message: LiveMessage }
  | { kind: "beat"; isUp: boolean }
  | { kind: "bye" }
  | { kind: "again" }
  | { kind: "here"; visible: boolean };

export const BEAT_MS = 500;
/** If no window is visible and no news arrives, the stream is closed after this time. */
const REST_AFTER_MS = 60_000;
/** A visible window tells the leader at least this often that it is visible. */
export const HERE_MS = 5_000;

export interface LeaderOptions {
  channel: BroadcastChannel;
  isUp: () => boolean;
  /** True while jobs are under way, so that the stream is needed even if no window is visible. */
  isBusy: () => boolean;
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
export function lead({ channel, isUp, isBusy, since, onMessage, onUp }: LeaderOptions): Leader {
  const say = (word: WindowWord) => channel.postMessage(word);
  const beat = () => say({ kind: "beat", isUp: isUp() });
  const open = () =>
    openStream(
      trpcClient,
      {
        since,
        onMessage(message) {
          onMessage(message);
          say({ kind: "news", message });
        },
        onUp(value) {
          onUp(value);
          beat();
        },
        onRefused: ({ cause }) => noticeFailure(cause),
      },
      () => trpcClient.credits.summary.query(),
    );
  let stream: Stream | null = open();
  let neededAt = performance.now();

  function need(): void {
    neededAt = performance.now();
    stream ??= open();
  }

  const timer = setInterval(() => {
    beat();
    if (document.visibilityState === "visible" || isBusy()) need();
    if (stream && performance.now() - neededAt > REST_AFTER_MS) {
      stream.close();
      stream = null;
      onUp(false);
      beat();
    }
  }, BEAT_MS);

  function wake(): void {
    if (stream) stream.restart();
    need();
  }

  return {
    wake,
    heard(word) {
      if (word.kind === "again") wake();
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
