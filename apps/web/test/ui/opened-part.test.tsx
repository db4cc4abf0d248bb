// @vitest-environment happy-dom
import { act, createElement, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { openedPart } from "../../src/ui/OpenedPart.tsx";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

interface PanelProps {
  open: boolean;
  onClose: () => void;
}

const Panel = ({ open }: PanelProps): ReactNode => (open ? "the panel" : "");

const escape = () =>
  new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });

test("Escape cancels a panel that is still being loaded, and nothing else hears the key", async () => {
  const { promise, resolve } = Promise.withResolvers<typeof Panel>();
  const Part = openedPart(() => promise);
  const box = document.createElement("div");
  const root = createRoot(box);
  let open = true;
  const draw = () =>
    act(async () => root.render(createElement(Part, { open, onClose: () => (open = false) })));
  const below = vi.fn<() => void>();
  document.addEventListener("keydown", below, true);

  await draw();
  document.body.dispatchEvent(escape());
  expect([open, below.mock.calls.length]).toEqual([false, 0]);
  await draw();
  await act(async () => resolve(Panel));
  expect(box.textContent).toBe("");

  open = true;
  await draw();
  expect(box.textContent).toBe("the panel");
  document.body.dispatchEvent(escape());
  expect([open, below.mock.calls.length]).toEqual([true, 1]);
  document.removeEventListener("keydown", below, true);
  await act(async () => root.unmount());
});
