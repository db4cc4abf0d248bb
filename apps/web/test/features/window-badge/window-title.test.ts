import { expect, test } from "vitest";
import { windowTitle } from "../../../src/features/window-badge/window-title.ts";

test("the title counts the running jobs and the ended ones that nobody has seen", () => {
  expect(windowTitle({ running: 2, finished: 1 })).toBe("2 being painted · 1 finished · Lacquer");
  expect(windowTitle({ running: 0, finished: 0 })).toBe("Lacquer");
});
