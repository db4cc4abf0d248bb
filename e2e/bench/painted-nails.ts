import type { Page } from "playwright-core";
import { percentile } from "./figures.ts";

/** The milliseconds from pressing a finish until the frame that shows it. */
export interface PaintedChoices {
  /** The time until the nail that is painted first shows the finish. */
  first: number;
  /** The time until all nails show the finish. */
  all: number;
}

/**
 * The milliseconds between two paintings of a nail while a slider moves: of the chosen nail, and of the slowest other
 * nail.
 */
export interface PaintedSlider {
  chosen: number;
  /** The figure of the slowest of the other nails. */
  others: number;
}

const FINISHES = ["matte", "chrome", "glossy", "chrome", "matte", "glossy"];
const STEPS = 120;

/** Chooses one finish after another. Each nail counts its paintings in an attribute. */
export async function chooseFinishes(page: Page): Promise<PaintedChoices> {
  const times = await page.evaluate(async (finishes) => {
    const rest = (ms: number) => new Promise((done) => void setTimeout(done, ms));
    const tiles = [...document.querySelectorAll<HTMLElement>("[data-tile]")];
    if (tiles.length === 0) throw new Error("There is no painted nail.");
    const counts = () => tiles.map((tile) => tile.dataset["tile"]);
    // Resolves when the present frame has been painted.
    const frame = () =>
      new Promise<void>((done) => requestAnimationFrame(() => void setTimeout(done)));
    const all: { first: number; all: number }[] = [];
    for (const name of finishes) {
      const choice = [...document.querySelectorAll<HTMLElement>("[role=radio]")].find(
        (one) => (one.getAttribute("aria-label") ?? one.textContent) === name,
      );
      if (!choice) throw new Error(`There is no finish ${name}.`);
      if (choice.getAttribute("aria-checked") === "true") continue;
      const before = counts();
      const isPainted = (_: unknown, at: number) => counts()[at] !== before[at];
      const until = async (isDone: () => boolean) => {
        while (!isDone()) {
          if (performance.now() - start > 20_000) throw new Error(`${name} was not painted.`);
          await rest(0);
        }
        await frame();
        return performance.now() - start;
      };
      const start = performance.now();
      choice.click();
      const first = await until(() => before.some(isPainted));
      all.push({ first, all: await until(() => before.every(isPainted)) });
      await rest(500);
    }
    return all;
  }, FINISHES);
  const median = (of: (one: PaintedChoices) => number) => percentile(times.map(of), 0.5);
  return { first: median((one) => one.first), all: median((one) => one.all) };
}

/** Moves the slider of the finish by one step in each frame. */
export function slide(page: Page): Promise<PaintedSlider> {
  return page.evaluate(async (steps) => {
    const slider = [...document.querySelectorAll<HTMLInputElement>("input[type=range]")].find(
      (input) =>
        /finish/i.test(input.getAttribute("aria-label") ?? input.labels?.[0]?.textContent ?? ""),
    );
    if (!slider) throw new Error("There is no slider for the finish.");
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    const counts = () =>
      [...document.querySelectorAll<HTMLElement>("[data-tile]")].map((tile) =>
        Number(tile.dataset["tile"]),
      );
    const before = counts();
    const start = performance.now();
    for (let step = 0; step < steps; step += 1) {
      setter?.call(slider, String(30 + (step % 60)));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise(requestAnimationFrame);
    }
    const took = performance.now() - start;
    const painted = counts()
      .map((count, at) => count - (before[at] ?? 0))
      .toSorted((a, b) => b - a);
    return { chosen: took / (painted[0] ?? 0), others: took / (painted.at(-1) ?? 0) };
  }, STEPS);
}
