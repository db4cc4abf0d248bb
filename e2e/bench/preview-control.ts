import type { Browser } from "playwright-core";

/** The milliseconds of one step of the control page, with one canvas and with ten. */
export interface ControlSteps {
  one: number[];
  ten: number[];
}

/**
 * Measures a page that paints nothing: its slider only copies finished pixels to one canvas or to ten, each as large
 * as a nail's tile. The figures show how fast the browser and the machine are by themselves at this moment.
 */
export async function measureControl(
  browser: Browser,
  tile: { width: number; height: number },
  steps: number,
): Promise<ControlSteps> {
  const page = await browser.newPage();
  try {
    await page.setContent('<!doctype html><title>Control</title><input type="range"><main></main>');
    return await page.evaluate(
      async ({ width, height, count }) => {
        const pixels = new ImageData(width, height);
        const canvases = Array.from({ length: 10 }, () => {
          const canvas = document.createElement("canvas");
          Object.assign(canvas, { width, height });
          document.querySelector("main")?.append(canvas);
          return canvas;
        });
        const slider = document.querySelector("input");
        let shown = canvases.slice(0, 1);
        slider?.addEventListener("input", () => {
          pixels.data.fill(Number(slider.value));
          for (const canvas of shown) canvas.getContext("2d")?.putImageData(pixels, 0, 0);
        });
        const task = (): Promise<unknown> =>
          new Promise((done) => {
            const channel = new MessageChannel();
            channel.port1.onmessage = done;
            channel.port2.postMessage(null);
          });
        const step = async (value: number): Promise<number> => {
          const start = performance.now();
          if (slider) slider.value = String(value);
          slider?.dispatchEvent(new Event("input", { bubbles: true }));
          await task();
          const took = performance.now() - start;
          await new Promise(requestAnimationFrame);
          return took;
        };
        const measure = async (): Promise<number[]> => {
          const figures: number[] = [];
          for (let i = 0; i < count; i++) figures.push(await step(40 + i));
          return figures;
        };
        const one = await measure();
        shown = canvases;
        return { one, ten: await measure() };
      },
      { ...tile, count: steps },
    );
  } finally {
    await page.close();
  }
}
