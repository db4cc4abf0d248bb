import { beforeEach, expect, test, vi } from "vitest";
import { chooseLookFile } from "../../../src/features/looks/choose-look-file.ts";
import { openLook } from "../../../src/features/looks/look-parts.ts";
import { asLook, LIBRARY } from "../../../src/features/looks/library/index.ts";
import { writeLook } from "../../../src/features/looks/save-look.ts";
import { type DraftTab, useTabsStore } from "../../../src/features/tabs/index.ts";
import { showToasts, type Toast } from "../../../src/ui/toast.ts";

const { getState } = useTabsStore;
const finishOf = (id: string) => tab(id)?.designSettings.finish;
const tab = (id: string): DraftTab | undefined => getState().tabs.find((one) => one.id === id);

function lookFile(): File {
  const entry = LIBRARY.find(({ id }) => id === "pearl-veil");
  const text = entry && writeLook(asLook(entry));
  if (!text) throw new Error("The library has no such look.");
  return new File([text], "pearl.look.json", { type: "application/json" });
}

let said: Toast[] = [];
beforeEach(() => {
  said = [];
  return showToasts((toast) => said.push(toast));
});
const isSaid = () => vi.waitFor(() => expect(said).toHaveLength(1), 10_000);

test("the look goes to the design that was open when its file was opened", async () => {
  const first = getState().addTab({ name: "First" });
  openLook(lookFile());
  const second = getState().addTab({ name: "Second" });
  await isSaid();
  expect(said[0]?.title).toBe("First wears Pearl veil");
  expect([first, second].map(finishOf)).toEqual(["pearl", "glossy"]);
});

test("the design is the one that was open when the designer began to choose a file", async () => {
  const click = vi.spyOn(HTMLInputElement.prototype, "click").mockReturnValue();
  const first = getState().addTab({ name: "First" });
  chooseLookFile();
  const second = getState().addTab({ name: "Second" });
  const input = click.mock.contexts[0] as HTMLInputElement;
  Object.defineProperty(input, "files", { value: [lookFile()] });
  input.dispatchEvent(new Event("change"));
  await isSaid();
  click.mockRestore();
  expect([first, second].map(finishOf)).toEqual(["pearl", "glossy"]);
});

test("nothing happens if that design was closed, and a sentence says so", async () => {
  const other = getState().addTab({ name: "Other" });
  const first = getState().addTab({ name: "First" });
  openLook(lookFile());
  getState().closeTab(first);
  const before = tab(other);
  await isSaid();
  expect(said[0]).toMatchObject({
    kind: "error",
    title: "Pearl veil was not put on a design",
    about: { description: "The design was closed before the file could be read." },
  });
  expect(tab(other)).toEqual(before);
});
