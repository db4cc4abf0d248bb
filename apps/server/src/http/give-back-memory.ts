import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Long enough after the last large body that no other is likely to follow. */
const QUIET_MS = 3_000;
/** A garbage collection stops the process for some tens of milliseconds, so it must free at least this much. */
const WORTH_BYTES = 32 * 1024 * 1024;

let timer: NodeJS.Timeout | undefined;
let collect: (() => void) | undefined;
/** The process's memory when it last held no part of a large body. */
let least = 0;

/**
 * Frees the memory of large bodies once none has come for a while. Otherwise an idle process would keep tens of
 * megabytes until it needs them again.
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
