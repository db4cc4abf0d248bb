import { DEFAULT_WEIGHTS } from "@lacquer/contracts";
import { craftPlan, fixFor, STUDIO_RULES } from "@lacquer/craft";
import { expect, test } from "vitest";
import { applyFix } from "../../../src/features/craft/apply-fix.ts";
import { fixWords } from "../../../src/features/craft/words/change-words.ts";
import { shownStrokes } from "../../../src/features/craft/work-of-tab.ts";
import { type Stroke, useTabsStore } from "../../../src/features/tabs/index.ts";

const stroke: Stroke = {
  id: "thin",
  color: "#FFFFFF",
  size: 0.001,
  erase: false,
  points: [
    [0.48, 0.45, 0.5],
    [0.52, 0.45, 0.5],
  ],
};

test("a proposal is one step of the design's history, and undo brings everything back", () => {
  const { tabs, updateTab, walkHistory } = useTabsStore.getState();
  const id = tabs[0]?.id ?? "";
  const nail = { finger: "ring" as const, x: 0.5, y: 0.5, angle: 0, width: 0.1, length: 0.125 };
  updateTab(id, {
    aiPrompt: "swirls, minimal",
    nails: [nail],
    drawing: [{ ...stroke, id: "hidden", layer: "away" }, stroke],
    layers: [{ id: "away", name: "Away", at: null, hidden: true }],
    drawingImageUrl: "/files/drawing.png",
    influenceWeights: { ...DEFAULT_WEIGHTS, drawing: 50, baseColor: 50 },
  });
  const read = () => {
    const tab = useTabsStore.getState().tabs.find((one) => one.id === id);
    if (!tab) throw new Error("The design is gone.");
    return tab;
  };
  const craftOf = (tab: ReturnType<typeof read>) => ({
    work: {
      settings: tab.designSettings,
      prompt: tab.aiPrompt,
      nails: tab.nails,
      strokes: shownStrokes(tab),
    },
    given: { weights: tab.influenceWeights, references: 0, photo: { width: 4, height: 3 } },
  });
  const before = read();
  const { work, given } = craftOf(before);
  const fix = fixFor(work, 0, given, STUDIO_RULES);
  if (!fix) throw new Error("There is no proposal.");
  applyFix(id, fix);
  const after = read();
  const mended = craftOf(after);
  expect(craftPlan(mended.work, mended.given, STUDIO_RULES).nails[0]?.answer).toBe("fine");
  // The current drawing differs from the uploaded one, so the upload must be dropped.
  expect(after.drawing[1]?.size).toBeGreaterThan(stroke.size);
  // A hidden stroke is not painted, so the fix neither counts nor changes it.
  expect(after.drawing[0]).toEqual(before.drawing[0]);
  expect(after.drawingImageUrl).toBeNull();
  const steps = walkHistory(id, -1);
  expect(steps.map(({ label }) => label)).toEqual([`By hand: ${fixWords(fix.changes)}`]);
  const { designSettings, aiPrompt, nails, drawing } = read();
  expect({ designSettings, aiPrompt, nails, drawing }).toEqual({
    designSettings: before.designSettings,
    aiPrompt: before.aiPrompt,
    nails: before.nails,
    drawing: before.drawing,
  });
});
