import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Long enough after the last large body that no other follows at once. */
const QUIET_MS = 3_000;

let timer: NodeJS.Timeout | undefined;
let collect: (() => void) | undefined;

/**
 * Gives back what large bodies left behind, once none has come for a while: a process with nothing to do would
 * otherwise keep tens of megabytes of their text until something else needs the room.
 */
export function giveBackMemorySoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    collect ??= collector();
    collect();
  }, QUIET_MS).unref();
}

function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}
