import type { NailGuide } from "@lacquer/contracts";
import { beforeEach, describe, expect, it } from "vitest";
import {
  changeSettings,
  resetNail,
  setNailReference,
  settingsOf,
} from "../../../src/features/draft/settings.ts";
import { changeOnlyThisNail, selectNail } from "../../../src/features/draft/selection.ts";
import { useTabsStore } from "../../../src/features/tabs/index.ts";

const NAIL: NailGuide = { finger: "index", x: 0.3, y: 0.6, angle: 0, width: 0.1, length: 0.14 };

describe("a nail with its own design", () => {
  let tabId = "";
  const tab = () => {
    const found = useTabsStore.getState().tabs.find(({ id }) => id === tabId);
    if (!found) throw new Error("The design is gone.");
    return found;
  };
  beforeEach(() => {
    tabId = useTabsStore.getState().addTab({ nails: [NAIL, { ...NAIL, finger: "ring", x: 0.6 }] });
    changeOnlyThisNail(false);
  });

  it("changes only the selected nail, and returns to the common look", () => {
    selectNail(tabId, 1);
    changeOnlyThisNail(true);
    changeSettings(tabId, { finish: "chrome" });
    changeSettings(tabId, { baseColor: "#123456" });
    const { nails, designSettings } = tab();
    expect(designSettings.finish).toBe("glossy");
    expect(nails.map((nail) => settingsOf(nail, designSettings).finish)).toEqual([
      "glossy",
      "chrome",
    ]);
    resetNail(tabId, 1);
    expect(tab().nails[1]).not.toHaveProperty("design");
  });

  it("takes a reference besides its settings, and gives it up again", () => {
    setNailReference(tabId, 0, "/files/uploads/a");
    expect(tab().nails[0]?.design).toEqual({ referenceImageUrl: "/files/uploads/a" });
    setNailReference(tabId, 0, "/files/uploads/b");
    expect(tab().nails[0]?.design).toEqual({ referenceImageUrl: "/files/uploads/b" });
    expect(tab().nails[1]).not.toHaveProperty("design");
    useTabsStore.getState().walkHistory(tabId, -1);
    expect(tab().nails[0]?.design).toEqual({ referenceImageUrl: "/files/uploads/a" });
    setNailReference(tabId, 0, null);
    expect(tab().nails[0]).not.toHaveProperty("design");
  });
});
