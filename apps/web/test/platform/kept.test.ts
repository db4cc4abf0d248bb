import { afterEach, expect, test, vi } from "vitest";
import { openKeptBlobs, useBlobsRefused } from "../../src/platform/kept-blobs.ts";
import { forget, keep, kept, keptNames } from "../../src/platform/kept.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("without storage a text lives as long as the window, and the studio says that it is not kept", () => {
  vi.stubGlobal("localStorage", null);
  expect(keep("a", "1")).toBe(false);
  expect(kept("a")).toBe("1");
  expect(keptNames()).toEqual(["a"]);
  forget("a");
  expect(kept("a")).toBeNull();
});

test("a browser whose storage always throws is treated like one without storage", () => {
  vi.spyOn(globalThis, "localStorage", "get").mockImplementation(() => {
    throw new DOMException("denied", "SecurityError");
  });
  expect(keep("a", "1")).toBe(false);
  expect(kept("a")).toBe("1");
  forget("a");
  expect(keptNames()).toEqual([]);
});

test("a full storage keeps its earlier content", () => {
  const full = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  vi.stubGlobal("localStorage", { getItem: () => "before", setItem: full, removeItem: full });
  expect(keep("a", "after")).toBe(false);
  expect(kept("a")).toBe("before");
  expect(() => forget("a")).not.toThrow();
});

test.each([
  ["absent", undefined],
  [
    "refused",
    {
      open: () => {
        throw new DOMException("denied", "SecurityError");
      },
    },
  ],
])(
  "with a database that is %s a picture lives as long as the window, and the studio says so",
  async (_, database) => {
    vi.stubGlobal("indexedDB", database);
    useBlobsRefused.setState({ isRefused: false });
    const blobs = openKeptBlobs<string>("pictures", "pictures");
    expect(await blobs.get("a")).toBeUndefined();
    await blobs.set("a", "hand");
    expect(await blobs.get("a")).toBe("hand");
    expect(await blobs.entries()).toEqual([]);
    expect(useBlobsRefused.getState().isRefused).toBe(true);
    await blobs.delete("a");
    expect(await blobs.get("a")).toBeUndefined();
  },
);
