import type { Design } from "@lacquer/contracts";
import { act, useRef } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Selection, useSelection } from "../../../src/features/collection/use-selection.ts";
import { useSweep } from "../../../src/features/collection/use-sweep.ts";

let root: Root;
let selection: Selection;
const designs = [0, 1, 2, 3].map((at) => ({ id: `design-${at}` }) as Design);

/** Four images in a row, each 100 px wide. */
function Probe() {
  const list = useRef<HTMLUListElement>(null);
  selection = useSelection(designs);
  useSweep(list, designs, selection);
  return (
    <div style={{ overflowY: "auto" }}>
      <ul ref={list}>
        {designs.map((design, at) => (
          <li key={design.id}>
            <button type="button" data-at={at} onClick={() => selection.toggle(design)}>
              {design.id}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const image = (at: number) => {
  const found = document.querySelector<HTMLElement>(`[data-at="${at}"]`);
  if (!found) throw new Error(`no image ${at}`);
  return found;
};
const mouse = (type: string, at: number, buttons: number) =>
  act(async () => {
    image(at).dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        pointerType: "mouse",
        button: 0,
        buttons,
        clientX: at * 100 + 50,
        clientY: 150,
      }),
    );
  });
const click = (at: number, detail: number) =>
  act(async () => {
    image(at).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail }));
  });
const chosen = () => selection.chosen.map(({ id }) => id.replace("design-", "")).join("");

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  Object.assign(document, {
    elementsFromPoint: (x: number) => [image(Math.floor(x / 100))].filter(Boolean),
  });
  // The list would scroll on in every frame, which none of these tests needs.
  vi.stubGlobal("requestAnimationFrame", () => 0);
  root = createRoot(document.body.appendChild(document.createElement("div")));
  await act(async () => root.render(<Probe />));
  await act(async () => selection.start());
});
afterEach(async () => {
  await act(async () => root.unmount());
  Reflect.deleteProperty(document, "elementsFromPoint");
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

test("after a drag whose release pressed nothing, a key still presses an image", async () => {
  await mouse("pointerdown", 0, 1);
  await mouse("pointermove", 2, 1);
  await mouse("pointerup", 2, 0);
  expect(chosen()).toBe("012");
  await click(3, 0);
  expect(chosen()).toBe("0123");
});

test("the press that ends a drag presses no image", async () => {
  await mouse("pointerdown", 0, 1);
  await mouse("pointermove", 2, 1);
  await mouse("pointerup", 2, 0);
  await click(2, 1);
  expect(chosen()).toBe("012");
});

test("a mouse that was released outside the window no longer selects what it passes", async () => {
  await mouse("pointerdown", 0, 1);
  await mouse("pointermove", 1, 1);
  await mouse("pointermove", 3, 0);
  expect(chosen()).toBe("01");
});
