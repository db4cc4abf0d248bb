import { DEFAULT_SETTINGS } from "@lacquer/contracts";
import { expect, test } from "vitest";
import { takeSettings } from "../../../src/features/reuse/index.ts";
import { useTabsStore } from "../../../src/features/tabs/index.ts";
import { makeJob } from "../../job-factory.ts";

const ring = { finger: "ring", x: 0.5, y: 0.5, angle: 0, width: 0.1, length: 0.2 } as const;
const index = { ...ring, finger: "index" } as const;

test.each(["left", "right"] as const)(
  "on a photo of both hands, each nail takes the design of its own hand; shown is the %s one",
  (shownHand) => {
    const { addTab } = useTabsStore.getState();
    const left = { ...ring, hand: "left" } as const;
    const right = { ...ring, x: 0.8, hand: "right" } as const;
    const id = addTab({ nails: [left, right], shownHand });
    takeSettings(
      makeJob({
        nails: [{ ...ring, design: { settings: { finish: "glitter" } } }],
        draft: { shownHand: "left", otherHand: { ring: { settings: { finish: "matte" } } } },
      }),
    );
    expect(useTabsStore.getState().tabs.find((tab) => tab.id === id)?.nails).toEqual([
      { ...left, design: { settings: { finish: "glitter" } } },
      { ...right, design: { settings: { finish: "matte" } } },
    ]);
  },
);

test("an image's settings and words come into the open design as one step; photo, light and places stay", () => {
  const { addTab, walkHistory } = useTabsStore.getState();
  const id = addTab({
    originalImage: { url: "/files/uploads/own", width: 10, height: 10 },
    aiPrompt: "own words",
    designSettings: { ...DEFAULT_SETTINGS, light: { angle: 90 } },
    nails: [ring, { ...index, design: { settings: { finish: "matte" } } }],
  });
  const tab = () => useTabsStore.getState().tabs.find((one) => one.id === id);
  const before = tab();
  takeSettings(
    makeJob({
      prompt: "gold",
      originalImage: "/files/uploads/other",
      designSettings: { ...DEFAULT_SETTINGS, finish: "chrome", hand: { skin: "deep" } },
      influenceWeights: { drawing: 0, designImage: 0, baseColor: 100, finish: 70, texture: 100 },
      nails: [{ ...ring, x: 0.1, design: { settings: { finish: "glitter" } } }],
    }),
  );
  expect(tab()).toMatchObject({
    originalImage: { url: "/files/uploads/own" },
    aiPrompt: "gold",
    designSettings: { ...DEFAULT_SETTINGS, finish: "chrome", light: { angle: 90 } },
    influenceWeights: { finish: 70 },
    nails: [{ ...ring, design: { settings: { finish: "glitter" } } }, index],
  });
  expect(tab()?.designSettings.hand).toBeUndefined();
  expect(walkHistory(id, -1)).toHaveLength(1);
  expect(tab()).toMatchObject({
    aiPrompt: before?.aiPrompt,
    designSettings: before?.designSettings,
    nails: before?.nails,
  });
});
