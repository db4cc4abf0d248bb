import { beforeEach, expect, test } from "vitest";
import { nearestHeight } from "../../../src/features/sheet/nearest-height.ts";
import { openSection, setSheetHeight, useSheet } from "../../../src/features/sheet/sheet-store.ts";

const stops = { low: 172, middle: 444, full: 728 };

beforeEach(() => setSheetHeight("low"));

test("a released sheet settles at the nearest height", () => {
  expect(nearestHeight(172, stops)).toBe("low");
  expect(nearestHeight(300, stops)).toBe("low");
  expect(nearestHeight(320, stops)).toBe("middle");
  expect(nearestHeight(580, stops)).toBe("middle");
  expect(nearestHeight(600, stops)).toBe("full");
  expect(nearestHeight(2_000, stops)).toBe("full");
});

test("a section raises a low sheet, and leaves a raised one where it is", () => {
  openSection("finish");
  expect(useSheet.getState()).toEqual({ height: "middle", section: "finish" });
  setSheetHeight("full");
  openSection("words");
  expect(useSheet.getState()).toEqual({ height: "full", section: "words" });
});
