import { expect, test, vi } from "vitest";
import { ignoreComposedKeys } from "../../src/platform/composition.ts";

test("an input method's key does its work and reaches no handler, however the browser marks it", () => {
  const stop = ignoreComposedKeys();
  const heard = vi.fn<() => void>();
  window.addEventListener("keydown", heard);
  const key = (more: KeyboardEventInit) => {
    const event = new KeyboardEvent("keydown", { key: "Enter", cancelable: true, ...more });
    window.dispatchEvent(event);
    return event;
  };
  expect(key({ isComposing: true }).defaultPrevented).toBe(false);
  expect(key({ keyCode: 229 }).defaultPrevented).toBe(false);
  expect(heard).not.toHaveBeenCalled();
  key({});
  expect(heard).toHaveBeenCalledTimes(1);
  stop();
  key({ isComposing: true });
  expect(heard).toHaveBeenCalledTimes(2);
  window.removeEventListener("keydown", heard);
});
