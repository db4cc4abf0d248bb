import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Long enough after the last large body that no other is likely to follow. */
const QUIET_MS = 3_000;
/** A collection stops everything for some tens of milliseconds, so less memory than this is left alone. */
const WORTH_BYTES = 32 * 1024 * 1024;

let timer: NodeJS.Timeout | undefined;
let collect: (() => void) | undefined;
/** The memory of this process when it was last known to hold nothing of a large body. */
let least = 0;

/**
 * Frees what large bodies left behind, once none has come for a while. Otherwise an idle process would keep tens of
 * megabytes until something else needs them.
 */
export function giveBackMemorySoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (process.memoryUsage.rss() < least + WORTH_BYTES) return;
    collect ??= collector();
    collect();
    // libuv and the allocator give memory back a moment later.
    setTimeout(() => (least = process.memoryUsage.rss()), QUIET_MS).unref();
  }, QUIET_MS).unref();
}

function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}
