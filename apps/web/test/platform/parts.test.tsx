// @vitest-environment happy-dom
import { act, createElement, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { useLostParts, usePart } from "../../src/hooks/use-part.ts";
import { onLostPart, type Part, partOf } from "../../src/platform/parts.ts";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

test("a part is loaded once for all who ask, and they are told when it is there", async () => {
  const read = vi.fn<() => Promise<string>>().mockResolvedValue("here");
  const part = partOf(read);
  const told = vi.fn<() => void>();
  part.subscribe(told);
  expect(part.current).toBeNull();
  expect(await Promise.all([part.load(), part.load()])).toEqual(["here", "here"]);
  expect([part.current, read.mock.calls.length, told.mock.calls.length]).toEqual(["here", 1, 1]);
});

test("a part that could not be loaded is reported, and can be requested again", async () => {
  const read = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new TypeError("gone"));
  read.mockResolvedValue("here");
  const part = partOf(read);
  const lost = vi.fn<() => void>();
  onLostPart(lost);
  await expect(part.load()).rejects.toThrow("gone");
  expect([part.current, lost.mock.calls.length]).toEqual([null, 1]);
  expect(await part.load()).toBe("here");
});

function Opened({ part, open }: { part: Part<string>; open: boolean }): ReactNode {
  return usePart(part, open);
}

test("while a needed part cannot be loaded the studio says so, tries again, and shows the part by itself", async () => {
  vi.useFakeTimers();
  const read = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new TypeError("gone"));
  read.mockResolvedValue("here");
  const part = partOf(read);
  const box = document.createElement("div");
  const root = createRoot(box);
  const show = (open: boolean) =>
    act(async () => root.render(createElement(Opened, { part, open })));

  await show(false);
  expect([read.mock.calls.length, useLostParts.getState().lost]).toEqual([0, 0]);
  await show(true);
  expect([box.textContent, useLostParts.getState().lost]).toEqual(["", 1]);
  await act(async () => vi.advanceTimersByTimeAsync(3_000));
  expect([box.textContent, useLostParts.getState().lost]).toEqual(["here", 0]);
  await act(async () => root.unmount());
  vi.useRealTimers();
});
