import { waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";

interface KeptStroke {
  brush?: string;
  opacity?: number;
  layer?: string;
  inside?: boolean;
  erase: boolean;
  color: string;
  points: [number, number, number][];
}
/** The part of a design that the tests of drawing check. */
export interface KeptDrawing {
  drawing: KeptStroke[];
  layers: { id: string; name: string; hidden?: boolean; opacity?: number }[];
  nails: { x: number; y: number; width: number; length: number }[];
  references: { url: string }[];
  designSettings: { baseColor: string; nailLength: string };
}

/** The open design as currently stored in the browser. */
export async function kept(page: Page): Promise<KeptDrawing> {
  await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
  return page.evaluate(() => {
    const { state } = JSON.parse(localStorage.getItem("lacquer.tabs") ?? "{}") as {
      state: { activeId: string; tabs: ({ id: string } & KeptDrawing)[] };
    };
    const tab = state.tabs.find(({ id }) => id === state.activeId);
    if (!tab) throw new Error("There is no open design.");
    return tab;
  });
}
export const strokes = async (page: Page) => (await kept(page)).drawing;
/** Waits until this many strokes are stored. */
export const strokesAre = (page: Page, count: number) =>
  waitFor(`${count} strokes`, async () => (await strokes(page)).length === count);
