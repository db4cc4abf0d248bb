import { act, type ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Modal } from "../../src/ui/Modal.tsx";

let root: Root;

const open = (children: ReactNode) =>
  act(async () =>
    root.render(
      <Modal open onClose={() => {}} title="Devices" description="Where you are signed in.">
        {children}
      </Modal>,
    ),
  );
const touch = () =>
  window.dispatchEvent(new PointerEvent("pointerdown", { pointerType: "touch", bubbles: true }));
const focused = () => document.activeElement;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  root = createRoot(document.body.appendChild(document.createElement("div")));
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

test("a dialog opened with a finger gets the focus itself, not its Close button", async () => {
  touch();
  await open(<p>Loading</p>);
  expect(focused()?.getAttribute("role")).toBe("dialog");
});

test("a dialog opened with a key gives the focus to its first control, with the ring", async () => {
  touch();
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
  await open(<p>Loading</p>);
  expect(focused()?.getAttribute("aria-label")).toBe("Close");
});

test("a dialog that begins with a field is ready to be written in, by finger too", async () => {
  touch();
  await open(<input aria-label="Name" />);
  expect(focused()?.getAttribute("aria-label")).toBe("Name");
});
