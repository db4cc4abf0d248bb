import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { FastifyReply } from "fastify";

/** If no large request has ended for this long, another is unlikely to follow soon. */
const QUIET_MS = 3_000;
/** A garbage collection stops the process for tens of milliseconds, so it must free at least this much. */
const WORTH_BYTES = 16 * 1024 * 1024;
/**
 * The maximum amount of memory above that of an idle process. Under steady load V8 alone would let garbage triple the
 * memory.
 */
const HIGH_BYTES = 96 * 1024 * 1024;
/** The least time between two collections under load, so that collections take at most a few percent of the time. */
const COLLECT_EVERY_MS = 1_000;

/** Reads this process's memory use, and frees the memory that the process no longer needs. */
export interface ProcessMemory {
  bytes(): number;
  collect(): void;
}

/**
 * Frees the memory of large requests when none has ended for a while, because otherwise an idle process would hold tens
 * of megabytes. Under load, it frees the memory as soon as too much is in use. Call the returned function when a large
 * request begins, and call the function that it returns when the request is over.
 */
export function createGiveBack(memory: ProcessMemory): () => () => void {
  let timer: NodeJS.Timeout | undefined;
  let held = 0;
  /** This process's memory when idle, measured without a large request and after a garbage collection. */
  let least = 0;
  let collectedAt = 0;

  function collect(): void {
    memory.collect();
    collectedAt = performance.now();
  }

  /** False before the first quiet time, because the memory of an idle process is not known yet. */
  function isHigh(): boolean {
    return (
      least > 0 &&
      performance.now() - collectedAt >= COLLECT_EVERY_MS &&
      memory.bytes() >= least + HIGH_BYTES
    );
  }

  function giveBack(): void {
    if (memory.bytes() < least + WORTH_BYTES) return;
    collect();
    // The memory is measured after a pause, because libuv and the allocator return it to the machine a moment later.
    timer = setTimeout(remember, QUIET_MS).unref();
  }

  /**
   * Measures only while no large request runs. Otherwise the request's memory would count as needed, and would never be
   * freed.
   */
  function remember(): void {
    if (held === 0) least = memory.bytes();
  }

  return function begin() {
    held += 1;
    return function end() {
      held -= 1;
      if (isHigh()) collect();
      clearTimeout(timer);
      timer = setTimeout(giveBack, QUIET_MS).unref();
    };
  };
}

/** The `gc` function that V8 provides with `--expose-gc`. */
type Collector = (options: { type: "major"; execution: "sync"; flavor: "last-resort" }) => void;

let collector: Collector | undefined;

/** Collects this process's garbage and returns the emptied memory pages to the machine. */
export function collectGarbage(): void {
  if (!collector) {
    setFlagsFromString("--expose-gc");
    collector = runInNewContext("gc") as Collector;
  }
  // With any other flavor, V8 would keep the emptied pages for later objects.
  collector({ type: "major", execution: "sync", flavor: "last-resort" });
}

const begin = createGiveBack({ bytes: () => process.memoryUsage.rss(), collect: collectGarbage });

/** Reports that this request uses much memory until it is answered or cut off. */
export function holdsMuch(reply: FastifyReply): void {
  const end = begin();
  if (reply.raw.closed) end();
  else reply.raw.once("close", end);
}
