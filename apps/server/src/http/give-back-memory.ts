import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Long enough after the last large body that no other follows at once. */
const QUIET_MS = 3_000;
/** A collection stops everything for some tens of milliseconds, so a little more memory is let be. */
const WORTH_BYTES = 32 * 1024 * 1024;

let timer: NodeJS.Timeout | undefined;
let collect: (() => void) | undefined;
/** What this process took when it was last known to hold nothing. */
let least = 0;

/**
 * Gives back what large bodies left behind, once none has come for a while: a process with nothing to do would
 * otherwise keep tens of megabytes of them until something else needs the room.
 */
export function giveBackMemorySoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (process.memoryUsage.rss() < least + WORTH_BYTES) return;
    collect ??= collector();
    collect();
    // What libuv and the allocator give back follows a moment later.
    setTimeout(() => (least = process.memoryUsage.rss()), QUIET_MS).unref();
  }, QUIET_MS).unref();
}

function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}
