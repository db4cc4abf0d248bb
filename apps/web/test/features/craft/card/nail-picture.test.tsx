import { nailMap, STUDIO_RULES } from "@lacquer/craft";
import { renderNail } from "@lacquer/nails";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { NailPicture } from "../../../../src/features/craft/card/NailPicture.tsx";
import { workOfTab } from "../../../../src/features/craft/work-of-tab.ts";
import { emptyDraft } from "../../../../src/features/tabs/empty-draft.ts";
import type { DraftTab } from "../../../../src/features/tabs/types.ts";

vi.mock("@lacquer/nails", async (real) => ({
  ...(await real<typeof import("@lacquer/nails")>()),
  renderNail: vi.fn<typeof renderNail>(() => null),
}));

const ringOf = (tab: DraftTab, rules = STUDIO_RULES) => {
  const { work, given } = workOfTab(tab);
  const line = nailMap(work, given, rules)[3];
  if (!line) throw new Error("There is no ring nail.");
  return line;
};

test("a nail is painted again only when it looks different", () => {
  const root = createRoot(document.createElement("div"));
  const show = (tab: DraftTab, rules = STUDIO_RULES) =>
    flushSync(() => root.render(<NailPicture tab={tab} line={ringOf(tab, rules)} />));
  const painted = vi.mocked(renderNail).mock.calls;
  const tab = emptyDraft("Design 1");
  show(tab);
  expect(painted).toHaveLength(1);
  // Changes the name and the price of an hour. The nails must not be painted again, because painting ten nails takes
  // long and typing must not wait for it.
  const perHour = { value: 52, origin: "yours" };
  show({ ...tab, name: "Anna" }, { ...STUDIO_RULES, rates: { ...STUDIO_RULES.rates, perHour } });
  expect(painted).toHaveLength(1);
  show({ ...tab, designSettings: { ...tab.designSettings, baseColor: "#B3122D" } });
  expect(painted).toHaveLength(2);
  show({ ...tab, fingers: { ring: { settings: { finish: "chrome" } } } });
  expect(painted).toHaveLength(3);
  root.unmount();
});
