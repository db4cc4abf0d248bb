import { readRules, STUDIO_RULES, writeRules } from "@lacquer/craft";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, expect, test } from "vitest";
import { useStudioRules } from "../../../../src/features/craft/studio-rules.ts";
import { ChartEditor } from "../../../../src/features/craft/tips/ChartEditor.tsx";

let root: Root | null = null;
afterEach(() => {
  flushSync(() => root?.unmount());
  document.body.replaceChildren();
  useStudioRules.getState().reset();
});

/** Types the width of the second size. */
function type(mm: string): void {
  const field = document.querySelectorAll("input")[1];
  if (!field) throw new Error("There is no size.");
  // React overrides the value setter on the element and ignores values set through it.
  const own = Object.getPrototypeOf(field) as object;
  Object.getOwnPropertyDescriptor(own, "value")?.set?.call(field, mm);
  flushSync(() => field.dispatchEvent(new Event("input", { bubbles: true })));
}

function stored() {
  const read = readRules(localStorage.getItem("lacquer.craft") ?? "");
  if ("faults" in read) throw new Error("The stored rules are broken.");
  return read.rules;
}

test("a width typed on the order sheet keeps the rates that another window changed meanwhile", () => {
  root = createRoot(document.body.appendChild(document.createElement("div")));
  flushSync(() => root?.render(<ChartEditor />));
  const perHour = { value: 52, origin: "yours" };
  const theirs = { ...STUDIO_RULES, rates: { ...STUDIO_RULES.rates, perHour } };
  localStorage.setItem("lacquer.craft", writeRules(theirs));
  type("16.2");
  expect(stored().rates.perHour).toEqual(perHour);
  expect(stored().charts[0]?.sizes[1]?.mm).toBe(16.2);
  // A width that breaks the chart's order is reported and not stored.
  type("30");
  expect(document.querySelector("[role=status]")?.textContent).toBe(
    "A chart must go from wide to narrow.",
  );
  expect(stored().charts[0]?.sizes[1]?.mm).toBe(16.2);
});
