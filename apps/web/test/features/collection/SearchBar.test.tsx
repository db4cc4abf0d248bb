import { useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DesignFilters } from "../../../src/features/collection/filters.ts";
import { SearchBar } from "../../../src/features/collection/SearchBar.tsx";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

function give(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  // React overrides the value setter on the element and ignores values set through it, so the prototype's setter is
  // used.
  const own = Object.getPrototypeOf(field) as object;
  Object.getOwnPropertyDescriptor(own, "value")?.set?.call(field, value);
  const kind = field instanceof HTMLSelectElement ? "change" : "input";
  flushSync(() => field.dispatchEvent(new Event(kind, { bubbles: true })));
}

test("a filter that is chosen right after the words is kept", () => {
  let now: DesignFilters = {};
  function Bar() {
    const [filters, setFilters] = useState<DesignFilters>({});
    now = filters;
    return <SearchBar filters={filters} onChange={setFilters} />;
  }
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  flushSync(() => root.render(<Bar />));
  flushSync(() => place.querySelector("button")?.click());
  const words = place.querySelector("input");
  const shape = [...place.querySelectorAll("select")].find(({ parentElement }) =>
    parentElement?.textContent?.startsWith("Shape"),
  );
  if (!words || !shape) throw new Error("The search bar lacks a field.");
  give(words, "rose");
  give(shape, "almond");
  flushSync(() => vi.advanceTimersByTime(1_000));
  expect(now).toEqual({ words: "rose", shape: "almond" });
  root.unmount();
});

test("clearing the filters forgets the picked colour, also one whose search has not begun", () => {
  let now: DesignFilters = {};
  function Bar() {
    const [filters, setFilters] = useState<DesignFilters>({ shape: "almond" });
    now = filters;
    return <SearchBar filters={filters} onChange={setFilters} />;
  }
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  flushSync(() => root.render(<Bar />));
  flushSync(() => place.querySelector("button")?.click());
  const color = () => {
    const found = place.querySelector<HTMLInputElement>("input[type=color]");
    if (!found) throw new Error("The search bar lacks its colour.");
    return found;
  };
  const press = (words: string) =>
    flushSync(() =>
      [...place.querySelectorAll("button")]
        .find((one) => (one.ariaLabel ?? one.textContent) === words)
        ?.click(),
    );
  const pass = () => flushSync(() => vi.advanceTimersByTime(1_000));
  const before = color().value;
  give(color(), "#112233");
  press("Clear filters");
  pass();
  expect([now, color().value]).toEqual([{}, before]);
  give(color(), "#112233");
  pass();
  expect(now).toEqual({ color: "#112233" });
  press("Clear filters");
  pass();
  expect([now, color().value]).toEqual([{}, before]);
  give(color(), "#112233");
  pass();
  expect(now).toEqual({ color: "#112233" });
  root.unmount();
});
