import type { DesignPicture } from "@lacquer/contracts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepUploads } from "../../../src/features/generate/keep-uploads.ts";

const outbox = vi.hoisted(() => ({
  keepCopy: vi.fn<(picture: DesignPicture) => Promise<void>>(),
  replaceMissing: vi.fn<(pictures: DesignPicture[]) => Promise<Map<string, string>>>(),
}));
vi.mock("../../../src/features/outbox/index.ts", () => outbox);

const ID = (n: number) => `/files/uploads/00000000-0000-4000-8000-00000000000${n}`;
const photo = (url: string): DesignPicture => ({ url, kind: "photo" });

let onDesk: DesignPicture[] = [];
let change = () => {};
let stop = () => {};

function start() {
  const replace = vi.fn<(url: string, to: string) => void>((url, to) => {
    onDesk = onDesk.map((one) => (one.url === url ? { ...one, url: to } : one));
  });
  stop = keepUploads({
    wanted: () => onDesk,
    onWanted: (look) => {
      change = look;
      return () => {};
    },
    replace,
  });
  return replace;
}

beforeEach(() => {
  vi.useFakeTimers();
  outbox.keepCopy.mockReset().mockResolvedValue();
  outbox.replaceMissing.mockReset().mockResolvedValue(new Map());
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("wanted uploads are reported at the start and twice a day, new ones when the designer pauses, and each is copied", async () => {
  onDesk = [photo(ID(1)), photo("kept:a")];
  start();
  await wait(0);
  expect(outbox.replaceMissing.mock.calls).toEqual([[[photo(ID(1))]]]);
  expect(outbox.keepCopy).toHaveBeenCalledWith(photo(ID(1)));

  onDesk = [photo(ID(1)), photo(ID(2))];
  for (let stroke = 0; stroke < 20; stroke += 1) change();
  await wait(1_000);
  expect(outbox.replaceMissing.mock.calls.slice(1)).toEqual([[[photo(ID(2))]]]);
  expect(outbox.keepCopy).toHaveBeenCalledWith(photo(ID(2)));

  await wait(13 * 3_600_000);
  expect(outbox.replaceMissing.mock.calls.slice(2).flat(2)).toEqual([photo(ID(1)), photo(ID(2))]);
});

test("an upload that the studio no longer has is replaced by its copy, also when undo brings it back", async () => {
  onDesk = [photo(ID(1))];
  outbox.replaceMissing.mockResolvedValueOnce(new Map([[ID(1), "kept:1"]]));
  const replace = start();
  await wait(0);
  expect(onDesk).toEqual([photo("kept:1")]);
  onDesk = [photo(ID(1))];
  change();
  await wait(1_000);
  expect(onDesk).toEqual([photo("kept:1")]);
  expect(replace).toHaveBeenCalledTimes(2);
  expect(outbox.replaceMissing).toHaveBeenCalledTimes(1);
});

test("uploads that could not be reported are reported a minute later", async () => {
  onDesk = [photo(ID(1))];
  outbox.replaceMissing.mockRejectedValueOnce(new Error("no network"));
  start();
  await wait(61_000);
  expect(outbox.replaceMissing).toHaveBeenCalledTimes(2);
  await wait(600_000);
  expect(outbox.replaceMissing).toHaveBeenCalledTimes(2);
});
