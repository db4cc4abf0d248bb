import { isPenDown, whenPenUp } from "../../nail-pictures/index.ts";

/** Milliseconds of painting between two frames, so that a finger never waits for nails it does not touch. */
const SLICE_MS = 9;

const waiting = new Set<() => void>();
let isRunning = false;

function run() {
  // A pen draws at the display's pace only while nothing is painted beside it.
  if (isPenDown()) return void whenPenUp(() => setTimeout(run));
  const start = performance.now();
  for (const paint of waiting) {
    waiting.delete(paint);
    paint();
    if (performance.now() - start > SLICE_MS) break;
  }
  isRunning = waiting.size > 0;
  if (isRunning) setTimeout(run);
}

/** Paints when there is time, in the order of asking. The returned function cancels the request. */
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
