import type { Design } from "@lacquer/contracts";
import { act, useRef, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { useGridKeys } from "../../../src/features/collection/use-grid-keys.ts";
import { type Selection, useSelection } from "../../../src/features/collection/use-selection.ts";

let root: Root;
let selection: Selection;
let show: (count: number) => void;
/** Renders only the first `count` images, as if the others were out of sight. */
let render: (count: number) => void;

const designOf = (at: number) => ({ id: `design-${at}` }) as Design;

/** A list of five images beside a search field. Like the collection's, an image is a link until images are selected. */
function Probe() {
  const [designs, setDesigns] = useState(() => [0, 1, 2, 3, 4].map(designOf));
  const [seen, setSeen] = useState(5);
  render = setSeen;
  const list = useRef<HTMLUListElement>(null);
  selection = useSelection(designs);
  show = (count) => setDesigns(Array.from({ length: count }, (_, at) => designOf(at)));
  const remove = (gone: readonly Design[]) =>
    setDesigns(designs.filter((design) => !gone.includes(design)));
  useGridKeys({ list, columns: 5, designs, selection, showRow: () => {}, remove });
  return (
    <>
      <input />
      <ul ref={list}>
        {designs.slice(0, seen).map(({ id }, at) => (
          <li key={id}>
            {selection.isOn ? (
              <button type="button" data-at={at}>
                {id}
              </button>
            ) : (
              <a href="/" data-at={at}>
                {id}
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const image = (at: number) => {
  const found = document.querySelector<HTMLElement>(`[data-at="${at}"]`);
  if (!found) throw new Error(`no image ${at}`);
  return found;
};
const focus = (element: Element | null) =>
  act(async () => {
    if (element instanceof HTMLElement) element.focus();
  });
const field = () => document.querySelector("input");
const press = (key: string, more?: KeyboardEventInit) =>
  act(async () =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }),
    ),
  );
const shift = { shiftKey: true };
const chosen = () => selection.chosen.map(({ id }) => id.replace("design-", "")).join("");

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  root = createRoot(document.body.appendChild(document.createElement("div")));
  await act(async () => root.render(<Probe />));
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

test("an arrow moves the focus once; a later change of the list leaves it where the user put it", async () => {
  await focus(image(0));
  await press("ArrowRight");
  expect(document.activeElement).toBe(image(1));
  await focus(field());
  await act(async () => show(4));
  expect(document.activeElement).toBe(field());
});

test("after the last images are deleted the focus is on the one that is last now", async () => {
  await focus(image(3));
  await press("ArrowRight", shift);
  expect([chosen(), document.activeElement]).toEqual(["34", image(4)]);
  await press("Delete");
  expect(document.activeElement).toBe(image(2));
  await press("a", { ctrlKey: true });
  await press("Delete");
  await act(async () => show(5));
  expect(document.activeElement).toBe(document.body);
});

test("a focus that waits for its image to be rendered is given up when the user goes elsewhere", async () => {
  const waitForLast = async () => {
    await act(async () => render(4));
    await focus(image(3));
    await press("ArrowRight");
  };
  await waitForLast();
  await act(async () => render(5));
  expect(document.activeElement).toBe(image(4));

  await waitForLast();
  await focus(field());
  await act(async () => render(5));
  expect(document.activeElement).toBe(field());

  await waitForLast();
  await act(async () => document.body.dispatchEvent(new Event("pointerdown", { bubbles: true })));
  await act(async () => render(5));
  expect(document.activeElement).toBe(image(3));
});

test("keys begin a new sweep where the last one was left, and keep what was selected since", async () => {
  await focus(image(0));
  await press("ArrowRight", shift);
  expect(chosen()).toBe("01");
  await act(async () => selection.toggle(designOf(4)));
  await focus(image(2));
  await press("ArrowRight", shift);
  expect(chosen()).toBe("01234");
  await press("ArrowLeft", shift);
  expect(chosen()).toBe("0124");
});

test("a sweep that is gone on with gives back what it leaves; one that was interrupted does not", async () => {
  await focus(image(0));
  await press("ArrowRight", shift);
  await press("ArrowRight", shift);
  await press("ArrowLeft", shift);
  expect(chosen()).toBe("01");
  await focus(field());
  await act(async () => selection.toggle(designOf(4)));
  await focus(image(1));
  await press("ArrowRight", shift);
  expect(chosen()).toBe("0124");
});
