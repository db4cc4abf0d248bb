import { STUDIO_RULES, writeRules } from "@lacquer/craft";
import { afterEach, expect, test, vi } from "vitest";
import type { useStudioRules as Store } from "../../../src/features/craft/studio-rules.ts";

afterEach(() => {
  localStorage.clear();
  vi.resetModules();
});

/** Loads the store as on a page that has just been opened. */
async function opened(): Promise<typeof Store> {
  vi.resetModules();
  return (await import("../../../src/features/craft/studio-rules.ts")).useStudioRules;
}

const rate = (value: number) => (rules: typeof STUDIO_RULES) => ({
  ...rules,
  rates: { ...rules.rates, perHour: { value, origin: "yours" } },
});

test("a studio's rates outlive a reload, and go back to the starting values", async () => {
  (await opened()).getState().change(rate(52));
  const again = await opened();
  expect(again.getState().rules.rates.perHour).toEqual({ value: 52, origin: "yours" });
  again.getState().reset();
  expect((await opened()).getState().rules).toEqual(STUDIO_RULES);
});

test("two windows' changes do not undo each other", async () => {
  const one = await opened();
  const other = await opened();
  one.getState().change(rate(52));
  other.getState().change((rules) => ({ ...rules, habits: { ...rules.habits, removal: "gel" } }));
  const { rates, habits } = (await opened()).getState().rules;
  expect([rates.perHour.value, habits.removal]).toEqual([52, "gel"]);
});

test("a window follows what another window changes, so that it shows and saves the same rules", async () => {
  const one = await opened();
  const other = await opened();
  one.getState().change(rate(52));
  window.dispatchEvent(new StorageEvent("storage", { key: "lacquer.craft" }));
  expect(other.getState().rules.rates.perHour.value).toBe(52);
  one.getState().reset();
  window.dispatchEvent(new StorageEvent("storage", { key: "lacquer.craft" }));
  expect(other.getState().rules).toEqual(STUDIO_RULES);
});

test("a change that changes nothing stores nothing", async () => {
  (await opened()).getState().change((rules) => rules);
  expect(localStorage.getItem("lacquer.craft")).toBeNull();
});

test("what cannot be read any more gives the starting values", async () => {
  localStorage.setItem("lacquer.craft", writeRules(STUDIO_RULES).slice(0, 300));
  expect((await opened()).getState().rules).toEqual(STUDIO_RULES);
});

test("rules that were kept with one size twice are still read, and the later size gets its own name", async () => {
  const [chart] = STUDIO_RULES.charts;
  const sizes = chart?.sizes.map((one, at) => (at === 1 ? { ...one, size: "0" } : one)) ?? [];
  const charts = chart ? [{ ...chart, sizes }] : [];
  localStorage.setItem("lacquer.craft", writeRules({ ...rate(52)(STUDIO_RULES), charts }));
  const { rules } = (await opened()).getState();
  expect(rules.rates.perHour.value).toBe(52);
  expect(rules.charts[0]?.sizes.slice(0, 3).map(({ size }) => size)).toEqual(["0", "0 (2)", "2"]);
});
