import { waitFor } from "@lacquer/testing";
import type { CDPSession, Locator, Page } from "playwright-core";

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

interface Spot {
  x: number;
  y: number;
}

/** Drives fingers on the screen of a phone. */
export interface Fingers {
  down(...at: Spot[]): Promise<void>;
  move(...at: Spot[]): Promise<void>;
  up(): Promise<void>;
  tap(at: Spot): Promise<void>;
}

export async function fingersOn(page: Page): Promise<Fingers> {
  const browser: CDPSession = await page.context().newCDPSession(page);
  const send = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: Spot[]) =>
    browser.send("Input.dispatchTouchEvent", { type, touchPoints });
  return {
    async down(...at) {
      await send("touchStart", at);
    },
    async move(...at) {
      await send("touchMove", at);
    },
    async up() {
      await send("touchEnd", []);
    },
    async tap(at) {
      await send("touchStart", [at]);
      await send("touchEnd", []);
    },
  };
}

/** The box of an element on the screen. */
export const boxOf = (target: Locator) =>
  waitFor("its place on the screen", () => target.boundingBox());

export async function middleOf(target: Locator): Promise<Spot> {
  const { x, y, width, height } = await boxOf(target);
  return { x: x + width / 2, y: y + height / 2 };
}
