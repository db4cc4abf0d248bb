import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { FastifyReply } from "fastify";

/** Long enough after the last large request that no other is likely to follow. */
const QUIET_MS = 3_000;
/** A garbage collection stops the process for some tens of milliseconds, so it must free at least this much. */
const WORTH_BYTES = 16 * 1024 * 1024;
/** Above what an idle process needs. Under steady load V8 would let garbage triple the memory before it collects. */
const HIGH_BYTES = 96 * 1024 * 1024;
/** Under load, at most one collection in this time, so that it costs a few percent at most. */
const COLLECT_EVERY_MS = 1_000;

/** This process's memory use, and the function that frees what it no longer needs. */
export interface ProcessMemory {
  bytes(): number;
  collect(): void;
}

/**
 * Frees what large requests left behind: once none has ended for a while, and under load when it has become much.
 * Otherwise an idle process would keep tens of megabytes until something else needs them. Call the result when a large request begins, and what that returns when
 * it is over.
 */
export function createGiveBack(memory: ProcessMemory): () => () => void {
  let timer: NodeJS.Timeout | undefined;
  let held = 0;
  /** The memory of this process when no large request's data was left in it. */
  let least = 0;
  let collectedAt = 0;

  function collect(): void {
    memory.collect();
    collectedAt = performance.now();
  }

  /** Before the first quiet time nobody knows what an idle process needs. */
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
    // libuv and the allocator give memory back a moment later.
    timer = setTimeout(remember, QUIET_MS).unref();
  }

  /** Memory measured during a large request would wrongly count as the idle process's own, and would never be freed. */
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

/** The function that V8 makes for `--expose-gc`. */
type Collector = (options: { type: "major"; execution: "sync"; flavor: "last-resort" }) => void;

let collector: Collector | undefined;

/** Collects this process's garbage and gives the emptied pages to the machine. */
export function collectGarbage(): void {
  if (!collector) {
    setFlagsFromString("--expose-gc");
    collector = runInNewContext("gc") as Collector;
  }
  // After any other kind of collection V8 would keep the emptied pages for its next objects.
  collector({ type: "major", execution: "sync", flavor: "last-resort" });
}

const begin = createGiveBack({ bytes: () => process.memoryUsage.rss(), collect: collectGarbage });

/** Reports that this request holds much memory until it is answered or cut off. */
export function holdsMuch(reply: FastifyReply): void {
  const end = begin();
  if (reply.raw.closed) end();
  else reply.raw.once("close", end);
}
