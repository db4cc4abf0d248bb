import { isPenDown, whenPenUp } from "../../nail-pictures/index.ts";

/** The milliseconds for painting between two frames: few enough that a gesture never waits for other nails. */
const SLICE_MS = 9;

const waiting = new Set<() => void>();
let isRunning = false;
/** The calls that wait until nothing is left to paint. */
let afterwards: (() => void)[] = [];

function run() {
  // Painting a nail would make the line lag behind the pen, so the painting waits until the pen is lifted.
  if (isPenDown()) return void whenPenUp(() => setTimeout(run));
  const start = performance.now();
  for (const paint of waiting) {
    waiting.delete(paint);
    attempt(paint);
    if (performance.now() - start > SLICE_MS) break;
  }
  isRunning = waiting.size > 0;
  if (isRunning) return void setTimeout(run);
  const acts = afterwards;
  afterwards = [];
  for (const act of acts) attempt(act);
}

/** A nail that cannot be painted is reported like every unhandled error, and the other nails are still painted. */
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    reportError(error);
  }
}

/** Calls `act` at once or, if nails are waiting to be painted, as soon as the last one has been painted. */
export function whenPainted(act: () => void): void {
  if (isRunning) afterwards.push(act);
  else act();
}

/** Calls `paint` when there is time, in the order of the requests. Returns a function that cancels the request. */
export function paintSoon(paint: () => void): () => void {
  waiting.add(paint);
  if (!isRunning) {
    isRunning = true;
    setTimeout(run);
  }
  return () => {
    waiting.delete(paint);
  };
}
