import superjson from "superjson";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  type OutboxEntry,
  type OutboxListener,
  runOutbox,
  useOutbox,
} from "../../../src/features/outbox/index.ts";

const entry: OutboxEntry = {
  key: "a-press",
  tabId: "a-tab",
  body: { prompt: "", imageCount: 1 },
  pressedAt: Date.now(),
  wasSent: false,
  isWithdrawn: false,
};
const sentOnce = expect.objectContaining({ key: "a-press", tabId: "a-tab" });

const onCreated = vi.fn<OutboxListener["onCreated"]>(async () => {});
const onRefused = vi.fn<OutboxListener["onRefused"]>();
const onExpired = vi.fn<OutboxListener["onExpired"]>();
const fetched = vi.fn<(url: string, request: { body: string }) => Promise<Response>>();
let stop = () => {};

function keysSent(): unknown[] {
  return fetched.mock.calls.map(([, { body }]) => JSON.parse(body)["0"].json.idempotencyKey);
}

const created = () =>
  Promise.resolve(
    Response.json([{ result: { data: superjson.serialize({ jobId: "j", cost: 1 }) } }]),
  );

const refused = (code: string) => {
  const data = { code, httpStatus: 402 };
  const error = superjson.serialize({ message: "No.", code: -32_000, data });
  return Promise.resolve(Response.json([{ error }], { status: 402 }));
};

beforeEach(() => {
  localStorage.clear();
  useOutbox.setState({ entries: [], preparing: [], isCutOff: false });
  vi.stubGlobal("fetch", fetched);
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

test("a press that is made offline is kept, and sent again under the same key", async () => {
  fetched.mockRejectedValueOnce(new TypeError("no network")).mockImplementation(created);
  stop = runOutbox({ onCreated, onRefused, onExpired });
  useOutbox.getState().add(entry);
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledTimes(1));
  expect(localStorage.getItem("lacquer.outbox.a-press")).toContain("a-tab");
  expect(onRefused).not.toHaveBeenCalled();

  await vi.waitFor(() => {
    window.dispatchEvent(new Event("online"));
    expect(onCreated).toHaveBeenCalledWith(sentOnce, "j");
  });
  expect(keysSent()).toEqual(["a-press", "a-press"]);
  await vi.waitFor(() => expect(useOutbox.getState().entries).toEqual([]));
});

test("a refused press is reported once and not tried again", async () => {
  fetched.mockImplementation(() => refused("insufficient_credits"));
  stop = runOutbox({ onCreated, onRefused, onExpired });
  useOutbox.getState().add(entry);
  await vi.waitFor(() => expect(onRefused).toHaveBeenCalledTimes(1));
  expect(onRefused).toHaveBeenCalledWith(sentOnce, {
    code: "insufficient_credits",
    message: "No.",
  });
  window.dispatchEvent(new Event("online"));
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(useOutbox.getState().entries).toEqual([]);
});

test("a press that was taken back before its create arrived is dropped without a message", async () => {
  fetched.mockImplementation(() => refused("withdrawn"));
  stop = runOutbox({ onCreated, onRefused, onExpired });
  useOutbox.getState().add(entry);
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledTimes(1));
  await vi.waitFor(() => expect(localStorage.length).toBe(0));
  expect(onRefused).not.toHaveBeenCalled();
});

test("a press of an earlier visit is sent at the start", async () => {
  fetched.mockImplementation(created);
  localStorage.setItem("lacquer.outbox.a-press", JSON.stringify(entry));
  useOutbox.getState().reread();
  stop = runOutbox({ onCreated, onRefused, onExpired });
  await vi.waitFor(() => expect(onCreated).toHaveBeenCalledWith(sentOnce, "j"));
});

test("an unsent press is taken back at once; one that may have arrived is taken back at the server", async () => {
  const withdrawn = () =>
    Promise.resolve(Response.json([{ result: { data: superjson.serialize({ jobId: "j" }) } }]));
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  stop = runOutbox({ onCreated, onRefused, onExpired });
  useOutbox.getState().add(entry);
  useOutbox.getState().withdraw("a-press");
  expect(useOutbox.getState().entries).toEqual([]);

  vi.restoreAllMocks();
  vi.stubGlobal("fetch", fetched);
  fetched
    .mockRejectedValueOnce(new TypeError("cut after the commit"))
    .mockImplementation(withdrawn);
  useOutbox.getState().add(entry);
  await vi.waitFor(() => expect(useOutbox.getState().isCutOff).toBe(true));
  useOutbox.getState().withdraw("a-press");
  await vi.waitFor(() => expect(onCreated).toHaveBeenCalledWith(sentOnce, "j"));
  expect(fetched.mock.calls.map(([url]) => url.match(/jobs\.\w+/)?.[0])).toEqual([
    "jobs.create",
    "jobs.withdraw",
  ]);
  await vi.waitFor(() => expect(localStorage.length).toBe(0));
});

test("presses of two windows are kept side by side", () => {
  useOutbox.getState().add(entry);
  useOutbox.setState({ entries: [] });
  useOutbox.getState().add({ ...entry, key: "another-press" });
  useOutbox.getState().reread();
  expect(
    useOutbox
      .getState()
      .entries.map(({ key }) => key)
      .toSorted(),
  ).toEqual(["a-press", "another-press"]);
});

test("a window counts the studio as reachable once it has refused something, or nothing waits", async () => {
  fetched.mockImplementation(() => refused("insufficient_credits"));
  useOutbox.setState({ isCutOff: true });
  stop = runOutbox({ onCreated, onRefused, onExpired });
  useOutbox.getState().add(entry);
  await vi.waitFor(() => expect(onRefused).toHaveBeenCalledTimes(1));
  expect(useOutbox.getState().isCutOff).toBe(false);

  fetched.mockImplementation(() => refused("rate_limited"));
  useOutbox.setState({ isCutOff: true });
  useOutbox.getState().add(entry);
  await vi.waitFor(() => expect(useOutbox.getState().isCutOff).toBe(false));
  expect(useOutbox.getState().entries).toHaveLength(1);

  useOutbox.setState({ isCutOff: true });
  useOutbox.getState().remove("a-press");
  expect(useOutbox.getState().isCutOff).toBe(false);
});

test("a press older than the server's memory of keys is reported once, erased, and never sent", async () => {
  const old = { ...entry, pressedAt: Date.now() - 25 * 60 * 60 * 1000 };
  localStorage.setItem("lacquer.outbox.a-press", JSON.stringify(old));
  useOutbox.getState().reread();
  stop = runOutbox({ onCreated, onRefused, onExpired });
  await vi.waitFor(() => expect(onExpired).toHaveBeenCalledExactlyOnceWith(old));
  expect(localStorage.length).toBe(0);
  expect(useOutbox.getState().entries).toEqual([]);
  window.dispatchEvent(new Event("online"));
  expect(onExpired).toHaveBeenCalledTimes(1);
  expect(fetched).not.toHaveBeenCalled();
});

test("a press that the browser could not store survives another window's change", () => {
  // Simulates a browser whose storage is full.
  vi.stubGlobal("localStorage", {
    length: 0,
    key: () => null,
    removeItem: () => {},
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  });
  useOutbox.getState().add(entry);
  useOutbox.getState().reread();
  expect(useOutbox.getState().entries.map(({ key }) => key)).toEqual(["a-press"]);
  useOutbox.getState().change("a-press", { wasSent: true });
  useOutbox.getState().reread();
  expect(useOutbox.getState().entries.map(({ wasSent }) => wasSent)).toEqual([true]);
});

test("a press whose picture the studio has lost goes out once more with the browser's copy, and every repeat is the same", async () => {
  const id = "00000000-0000-4000-8000-000000000001";
  const url = `/files/uploads/${id}`;
  const bodies: { originalImage: string }[] = [];
  let isForgotten = true;
  fetched.mockImplementation(async (address, request) => {
    if (address === url) return new Response("a hand");
    const input = JSON.parse(request.body)["0"].json;
    if (address.includes("uploads.touch"))
      return Response.json([{ result: { data: superjson.serialize({ missing: [id] }) } }]);
    bodies.push(input);
    if (isForgotten) return refused("upload_not_found");
    if (bodies.length === 2) throw new TypeError("cut before the answer");
    return created();
  });
  class Upload extends EventTarget {
    readonly upload = new EventTarget();
    readonly status = 201;
    readonly response = { id: "new", url: "/files/uploads/new", width: 1, height: 1 };
    responseType = "";
    open() {}
    setRequestHeader(name: string, value: string) {
      expect([name, value]).toEqual(["idempotency-key", id]);
    }
    send() {
      isForgotten = false;
      this.dispatchEvent(new Event("load"));
    }
  }
  vi.stubGlobal("XMLHttpRequest", Upload);
  stop = runOutbox({ onCreated, onRefused, onExpired });
  useOutbox.getState().add({ ...entry, body: { ...entry.body, originalImage: url } });
  await vi.waitFor(() => expect(bodies).toHaveLength(2));
  await vi.waitFor(() => {
    window.dispatchEvent(new Event("online"));
    expect(onCreated).toHaveBeenCalledTimes(1);
  });
  expect(bodies.map(({ originalImage }) => originalImage)).toEqual([
    url,
    "/files/uploads/new",
    "/files/uploads/new",
  ]);
  expect(onRefused).not.toHaveBeenCalled();
});
