import { expect, test } from "vitest";
import { windowTitle } from "../../../src/features/window-badge/window-title.ts";

test("the title counts what runs and what has finished unseen", () => {
  expect(windowTitle({ running: 2, finished: 1 })).toBe("2 being painted · 1 finished · Lacquer");
  expect(windowTitle({ running: 0, finished: 0 })).toBe("Lacquer");
});
