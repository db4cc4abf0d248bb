import type { DesignPicture } from "@lacquer/contracts";
import { act } from "react";
import { createRoot } from "react-dom/client";
import superjson from "superjson";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { copyOf, forgetOldCopies, keepCopy } from "../../../src/features/outbox/copies.ts";
import { pictureBlob, replaceMissing, useIsLost } from "../../../src/features/outbox/index.ts";

/** Replaces the browser's databases with maps. */
vi.mock("idb-keyval", () => ({
  createStore: () => new Map(),
  get: async (id: string, store: Map<string, unknown>) => store.get(id),
  set: async (id: string, value: unknown, store: Map<string, unknown>) => void store.set(id, value),
  del: async (id: string, store: Map<string, unknown>) => void store.delete(id),
  entries: async (store: Map<string, unknown>) => [...store.entries()],
}));

/** The pictures that the simulated studio has. */
const studio = new Map<string, Blob>();

async function answer(address: string, request?: { body: string }): Promise<Response> {
  const file = studio.get(address);
  if (address.startsWith("/files/"))
    return new Response(file ?? null, { status: file ? 200 : 404 });
  const { ids } = JSON.parse(request?.body ?? "")["0"].json as { ids: string[] };
  const missing = ids.filter((id) => !studio.has(`/files/uploads/${id}`));
  return Response.json([{ result: { data: superjson.serialize({ missing }) } }]);
}

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  studio.clear();
  localStorage.clear();
  vi.stubGlobal("fetch", answer);
});
afterEach(() => vi.unstubAllGlobals());

function upload(kind: DesignPicture["kind"], text = "pixels"): DesignPicture {
  const url = `/files/uploads/${crypto.randomUUID()}`;
  studio.set(url, new Blob([text]));
  return { url, kind };
}
const idIn = (url: string) => url.slice("/files/uploads/".length);

function Lost({ url }: { url: string }) {
  return useIsLost(url) ? "lost" : "there";
}
function stateOf({ url }: DesignPicture): string {
  const place = document.createElement("div");
  const root = createRoot(place);
  act(() => root.render(<Lost url={url} />));
  const { textContent } = place;
  act(() => root.unmount());
  return textContent;
}

test("this browser's copy replaces a missing picture, under one new name however often it is needed", async () => {
  const [photo, reference] = [upload("photo", "a hand"), upload("reference", "a star")];
  await keepCopy(photo);
  await keepCopy(reference);
  expect(await replaceMissing([photo, reference])).toEqual(new Map());

  studio.delete(photo.url);
  const found = await replaceMissing([photo, reference, { ...photo, kind: "reference" }]);
  expect(found).toEqual(new Map([[photo.url, `kept:${idIn(photo.url)}`]]));
  expect(await replaceMissing([photo])).toEqual(found);
  expect(await (await pictureBlob(found.get(photo.url) ?? "")).text()).toBe("a hand");
  expect(stateOf(photo)).toBe("there");
});

test("a missing picture without a copy is lost, and no other picture", async () => {
  const [gone, kept] = [upload("photo"), upload("reference")];
  studio.delete(gone.url);
  expect(await replaceMissing([gone, kept])).toEqual(new Map());
  expect([gone, kept].map(stateOf)).toEqual(["lost", "there"]);
});

test("a copy stays while a draft names it, and a day longer", async () => {
  const [wanted, left] = [upload("photo"), upload("photo")];
  localStorage.setItem("lacquer.tabs", JSON.stringify({ tabs: [wanted.url] }));
  await keepCopy(wanted);
  await keepCopy(left);
  studio.clear();
  await forgetOldCopies();
  expect(await copyOf(left.url)).not.toBeNull();
  await forgetOldCopies(0);
  expect(await copyOf(left.url)).toBeNull();
  expect(await copyOf(wanted.url)).not.toBeNull();
});

test("while the studio does not answer, no picture counts as lost", async () => {
  const photo = upload("photo");
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  await expect(replaceMissing([photo])).rejects.toThrow("no network");
  expect(stateOf(photo)).toBe("there");
});
