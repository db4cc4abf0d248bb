/** Runs the studio's nail detection on a bare page, without the studio, so that a benchmark can measure it. */
import type { NailFit, NailPlace } from "@lacquer/nail-detection";
import { type DetectedNails, findNails } from "../src/features/canvas/finding/find-nails.ts";
import { type Detector, openDetector } from "../src/features/canvas/finding/detector.ts";
import { expectedNail } from "../src/features/canvas/finding/expected-nail.ts";

/** The time from opening the photo to the first proposal and to the last one, in milliseconds. */
interface Times {
  first: number;
  last: number;
}

interface FindingBench {
  /** Opens a photo and looks for nails. */
  find(url: string): Promise<DetectedNails & Times>;
  /** The page's longest task since the photo was opened, in milliseconds; 0 when no task took 50 ms or more. */
  longestTask(): number;
  tap(point: { x: number; y: number }): Promise<NailFit | null>;
  drag(drawn: NailPlace): Promise<NailFit | null>;
}

let detector: Detector | undefined;
let finding: DetectedNails | undefined;
let photo = { width: 1, height: 1 };

let longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ type: "longtask" });

const open = (): Detector => {
  if (!detector) throw new Error("No photo is open.");
  return detector;
};

const bench: FindingBench = {
  async find(url) {
    detector?.close();
    longest = 0;
    const picture = async () => createImageBitmap(await (await fetch(url)).blob());
    detector = openDetector(picture());
    const whole = await picture();
    photo = { width: whole.width, height: whole.height };
    const began = performance.now();
    const times: Partial<Times> = {};
    finding = await findNails(whole, detector, new AbortController().signal, () => {
      times.first ??= performance.now() - began;
    });
    const last = performance.now() - began;
    return { ...finding, first: times.first ?? last, last };
  },
  longestTask: () => longest,
  tap: (point) =>
    open().tap(point, expectedNail(point, { hands: finding?.hands ?? [], others: [], photo })),
  drag: (drawn) => open().drag(drawn),
};
Object.assign(window, { findingBench: bench });
