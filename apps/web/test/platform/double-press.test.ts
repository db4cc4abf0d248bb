import { afterEach, beforeEach, expect, test } from "vitest";
import { ignoreSecondPresses } from "../../src/platform/double-press.ts";

let stop: () => void;
let acted: string[] = [];

beforeEach(() => {
  acted = [];
  stop = ignoreSecondPresses();
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function button(name: string, isStep = false): HTMLButtonElement {
  const element = document.createElement("button");
  if (isStep) element.dataset["again"] = "";
  // Only the first event of a press is observed, because a press that is stopped there never reaches the control.
  for (const type of ["pointerdown", "keydown"])
    element.addEventListener(type, () => acted.push(name));
  document.body.append(element);
  return element;
}

function at<E extends Event>(event: E, timeStamp: number): E {
  Object.defineProperty(event, "timeStamp", { value: timeStamp });
  return event;
}

function press(target: Element, time: number, x = 100, y = 100): void {
  const init = { bubbles: true, cancelable: true, isPrimary: true, clientX: x, clientY: y };
  target.dispatchEvent(at(new PointerEvent("pointerdown", init), time));
}

function key(target: Element, time: number, name: string, more: KeyboardEventInit = {}): void {
  const init = { bubbles: true, cancelable: true, key: name, ...more };
  target.dispatchEvent(at(new KeyboardEvent("keydown", init), time));
}

test.each([120, 200, 300, 599])(
  "a control that appeared under the finger ignores a press after %i ms",
  (gap) => {
    const [retry, cancel] = [button("Retry"), button("Cancel")];
    press(retry, 1_000);
    press(cancel, 1_000 + gap, 108, 94);
    expect(acted).toEqual(["Retry"]);
  },
);

test("repeated presses stay ignored; a press after a pause, or at another place, counts", () => {
  const [retry, cancel, undo] = [button("Retry"), button("Cancel"), button("Undo")];
  press(retry, 1_000);
  for (const time of [1_300, 1_600, 1_900]) press(cancel, time);
  expect(acted).toEqual(["Retry"]);
  press(cancel, 2_500);
  press(undo, 2_600, 300, 100);
  expect(acted).toEqual(["Retry", "Cancel", "Undo"]);
});

test("a button pressed twice acts once, except one that counts in steps", () => {
  const [remove, undo] = [button("New design"), button("Undo", true)];
  press(remove, 1_000);
  press(remove, 1_200);
  press(undo, 3_000);
  press(undo, 3_150);
  expect(acted).toEqual(["New design", "Undo", "Undo"]);
});

test("a choice counts wherever it appears, because boxes and swatches lie close together", () => {
  const [first, swatch] = [button("Ask"), button("Swatch")];
  swatch.setAttribute("role", "radio");
  press(first, 1_000);
  press(swatch, 1_100);
  expect(acted).toEqual(["Ask", "Swatch"]);
});

test("a second Enter does not confirm what the first one opened, unless another key came in between", () => {
  const [ask, confirm] = [button("Ask"), button("Confirm")];
  key(ask, 1_000, "Enter");
  key(confirm, 1_200, "Enter");
  expect(acted).toEqual(["Ask"]);
  key(confirm, 2_000, "Tab");
  key(confirm, 2_050, "Enter");
  expect(acted).toEqual(["Ask", "Confirm", "Confirm"]);
});

test("a panel may be closed as soon as it is open, and a toggle turned back at once", () => {
  const [menu, favourite] = [button("Menu"), button("Favourite")];
  menu.setAttribute("aria-haspopup", "menu");
  favourite.setAttribute("aria-pressed", "false");
  for (const target of [menu, favourite]) for (const time of [1_000, 1_200]) press(target, time);
  expect(acted).toEqual(["Menu", "Menu", "Favourite", "Favourite"]);
});

test("Enter in a form's line sends the form once, held or pressed twice; other fields hear every key", () => {
  const field = (name: string, parent: Element) => {
    const element = document.createElement("input");
    element.addEventListener("keydown", () => acted.push(name));
    parent.append(element);
    return element;
  };
  const form = document.createElement("form");
  document.body.append(form);
  const [inForm, alone] = [field("Form", form), field("Alone", document.body)];
  for (const target of [inForm, alone]) {
    key(target, 1_000, "Enter");
    key(target, 1_200, "Enter");
    key(target, 1_900, "Enter", { repeat: true });
  }
  expect(acted).toEqual(["Form", "Alone", "Alone", "Alone"]);
  key(inForm, 5_000, "x");
  key(inForm, 5_010, "Enter");
  expect(acted.slice(4)).toEqual(["Form", "Form"]);
});

test("a press after typing counts, however soon it comes", () => {
  const change = button("Change");
  const field = document.createElement("input");
  document.body.append(field);
  press(change, 1_000);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  press(change, 1_200);
  press(change, 1_400);
  expect(acted).toEqual(["Change", "Change"]);
});

test("a held key acts once", () => {
  const retry = button("Retry");
  key(retry, 1_000, "Enter");
  for (const time of [1_500, 2_500]) key(retry, time, "Enter", { repeat: true });
  expect(acted).toEqual(["Retry"]);
});
