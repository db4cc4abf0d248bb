import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listUpload } from "../../../src/features/draft/photo/upload-store.ts";
import { dropUpload } from "../../../src/features/draft/index.ts";
import { builtFiles } from "../../../src/features/new-version/built-files.ts";
import { followTouches, losesNothing } from "../../../src/features/new-version/nothing-lost.ts";
import { useOutbox } from "../../../src/features/outbox/index.ts";
import { useTabsStore } from "../../../src/features/tabs/index.ts";

let stop: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  stop = followTouches();
  vi.advanceTimersByTime(60_000);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  document.body.replaceChildren();
});

test("a page's version is the list of its files, in any order; a page in development has none", () => {
  const page = (script: string) =>
    `<link href="/assets/packages-a1_.js"><script src="/assets/index-${script}.js"></script>`;
  expect(builtFiles(page("b"))).toBe("/assets/index-b.js /assets/packages-a1_.js");
  expect(builtFiles(page("b"))).not.toBe(builtFiles(page("c")));
  expect(builtFiles('<script src="/src/main.tsx"></script>')).toBe("");
});

test("a reload loses nothing, unless something is being sent or somebody is at work", () => {
  expect(losesNothing()).toBe(true);
  useOutbox.setState({ preparing: ["a"] });
  expect(losesNothing()).toBe(false);
  useOutbox.setState({ preparing: [] });
  listUpload("a", new Blob(["x"]), "Too large.");
  expect(losesNothing()).toBe(false);
  dropUpload("a");
  useTabsStore.setState({ storageFailed: true });
  expect(losesNothing()).toBe(false);
  useTabsStore.setState({ storageFailed: false });
  expect(losesNothing()).toBe(true);

  window.dispatchEvent(new Event("pointerdown"));
  vi.advanceTimersByTime(60_000);
  expect(losesNothing()).toBe(false);
  window.dispatchEvent(new Event("pointerup"));
  expect(losesNothing()).toBe(false);
  vi.advanceTimersByTime(3_000);
  expect(losesNothing()).toBe(true);

  const field = document.createElement("input");
  document.body.append(field);
  field.focus();
  expect(losesNothing()).toBe(false);
  vi.advanceTimersByTime(20_000);
  expect(losesNothing()).toBe(true);
  const dialog = document.createElement("div");
  dialog.setAttribute("role", "dialog");
  document.body.append(dialog);
  expect(losesNothing()).toBe(false);
});
