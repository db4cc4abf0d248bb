import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { useActions, useOfferedActions } from "../../../src/features/actions/index.ts";

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
});

function Offers({ name }: { name: string }) {
  useActions(name, [{ id: name, label: name, group: "Go to", run: () => {} }]);
  return null;
}

function List() {
  return (
    <p>
      {useOfferedActions()
        .map(({ label }) => label)
        .join(", ")}
    </p>
  );
}

test("a list of actions that is already shown gains those of a part that comes later, and loses them again", async () => {
  const show = (...names: string[]) =>
    act(async () =>
      root.render(
        <>
          <List />
          {names.map((name) => (
            <Offers key={name} name={name} />
          ))}
        </>,
      ),
    );
  await show("first");
  expect(place.textContent).toBe("first");
  await show("first", "later");
  expect(place.textContent).toBe("first, later");
  await show("later");
  expect(place.textContent).toBe("later");
});
