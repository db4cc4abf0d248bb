import type { SeenLook } from "@lacquer/nails";
import { act, createRef } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Announcer } from "../../../src/features/announcer/index.ts";
import { onLookWanted, readTab } from "../../../src/features/draft/index.ts";
import { SeenLookPanel } from "../../../src/features/inspector/SeenLookPanel.tsx";
import { useTabsStore } from "../../../src/features/tabs/index.ts";

/** What the finder reads from the picture. The test decides when the finder is done. */
let picture = Promise.withResolvers<SeenLook | null>();

const LOOK: SeenLook = {
  nailShape: "almond",
  nailLength: "long",
  baseColor: "#a61c3c",
  finish: "matte",
  patternType: "solid",
};

let root: Root;
let tabId = "";
const onOpenChange = vi.fn<(open: boolean) => void>();
const words = () => document.body.textContent ?? "";
const heard = () => document.querySelector(".visually-hidden[role=status]")?.textContent;
const box = (name: string) =>
  [...document.querySelectorAll("label")]
    .find((label) => label.textContent?.startsWith(name))
    ?.querySelector("input");
const use = () =>
  [...document.querySelectorAll("button")].find(
    ({ textContent }) => textContent === "Use this look",
  );

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  picture = Promise.withResolvers();
  onLookWanted(() => picture.promise);
  onOpenChange.mockClear();
  tabId = useTabsStore.getState().addTab();
  root = createRoot(document.body.appendChild(document.createElement("div")));
  const given = { tabId, url: "/files/look", name: "reference 1" };
  await act(async () =>
    root.render(<SeenLookPanel {...given} button={createRef()} open onOpenChange={onOpenChange} />),
  );
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

test("what a picture shows becomes the settings with one press, without what was left out, as one undo step", async () => {
  expect(words()).toContain("Looking for nails in this picture.");
  await act(async () => picture.resolve(LOOK));
  expect(words()).toContain("Base colour#A61C3C");
  expect(words()).toContain("ShapeAlmond");
  const before = readTab(tabId)?.designSettings;
  await act(async () => box("Length")?.click());
  await act(async () => use()?.click());
  expect(readTab(tabId)?.designSettings).toEqual({
    ...before,
    nailShape: "almond",
    baseColor: "#a61c3c",
    finish: "matte",
    topper: null,
    patternType: "solid",
  });
  expect(onOpenChange).toHaveBeenCalledWith(false);
  useTabsStore.getState().walkHistory(tabId, -1);
  expect(readTab(tabId)?.designSettings).toEqual(before);
});

test("a screen reader hears what was found when the reading ends", async () => {
  await act(async () =>
    root.render(
      <>
        <Announcer />
        <SeenLookPanel
          tabId={tabId}
          url="/files/heard"
          name="reference 1"
          button={createRef()}
          open
          onOpenChange={onOpenChange}
        />
      </>,
    ),
  );
  expect(heard()).not.toContain("Found");
  await act(async () => picture.resolve({ nailShape: "almond", nailLength: "long" }));
  await vi.waitFor(() => expect(heard()).toBe("Found: Shape Almond, Length Long."));
});

test("nothing can be used when everything is left out", async () => {
  await act(async () => picture.resolve({ nailShape: "almond" }));
  expect(use()?.disabled).toBe(false);
  await act(async () => box("Shape")?.click());
  expect(use()?.disabled).toBe(true);
  await act(async () => box("Shape")?.click());
  expect(use()?.disabled).toBe(false);
});

test("a picture without certain nails says so", async () => {
  await act(async () => picture.resolve(null));
  expect(words()).toContain("No nails were found in this picture with certainty.");
  expect(use()).toBeUndefined();
});

test("a search that fails says so", async () => {
  await act(async () => picture.reject(new Error("The worker is gone.")));
  expect(words()).toContain("The nails in this picture cannot be read here.");
});
