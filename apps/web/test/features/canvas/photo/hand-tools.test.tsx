import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { HandPicker } from "../../../../src/features/canvas/photo/HandPicker.tsx";
import { placePhoto, readTab } from "../../../../src/features/draft/index.ts";
import { useTabsStore } from "../../../../src/features/tabs/index.ts";
import { uploadImage } from "../../../../src/features/uploads/index.ts";
import { showToasts } from "../../../../src/ui/toast.ts";

vi.mock(import("../../../../src/features/uploads/index.ts"), async (real) => ({
  ...(await real()),
  uploadImage: vi.fn<typeof uploadImage>(),
}));

const shown = { pose: "wide", skin: "medium" } as const;
/** Waits long enough for the part behind the button to be loaded on a slow machine. */
const soon = <T,>(read: () => T) => expect.poll(read, { timeout: 20_000 });
const OWN = { url: "/files/own", width: 800, height: 600 };

let root: Root | null = null;
afterEach(() => {
  flushSync(() => root?.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.mocked(uploadImage).mockReset();
});

/**
 * Presses the button for a new design. Returns the design's id, the button, and a way to answer the request for the
 * hand's picture.
 */
function pressed() {
  const picture = Promise.withResolvers<Response>();
  const asked = vi.fn<typeof fetch>().mockReturnValue(picture.promise);
  vi.stubGlobal("fetch", asked);
  vi.mocked(uploadImage).mockResolvedValue({ ...OWN, url: "/files/hand" } as never);
  const tabId = useTabsStore.getState().addTab({});
  root = createRoot(document.body.appendChild(document.createElement("div")));
  flushSync(() => root?.render(<HandPicker tabId={tabId} shown={shown} />));
  flushSync(() => button().click());
  return { tabId, picture, asked };
}

function button(): HTMLButtonElement {
  const found = [...document.querySelectorAll("button")].find(
    ({ textContent }) => textContent === "Work on this hand",
  );
  if (!found) throw new Error("There is no button.");
  return found;
}

test("a press places the hand with its nails", async () => {
  const { tabId, picture } = pressed();
  picture.resolve(new Response("x"));
  await soon(() => readTab(tabId)?.originalImage?.url).toBe("/files/hand");
  expect(readTab(tabId)?.nails).toHaveLength(5);
});

test("a photo that comes while the hand is loaded stays", async () => {
  const { tabId, picture, asked } = pressed();
  await soon(() => asked.mock.calls.length).toBe(1);
  placePhoto(tabId, OWN);
  picture.resolve(new Response("x"));
  await soon(() => button().disabled).toBe(false);
  expect(readTab(tabId)).toMatchObject({ originalImage: OWN, nails: [] });
  expect(uploadImage).not.toHaveBeenCalled();
});

test("a hand that cannot be loaded is told on the screen, and the button works again", async () => {
  const told = vi.fn<Parameters<typeof showToasts>[0]>();
  const stop = showToasts(told);
  const { tabId, picture } = pressed();
  picture.resolve(new Response(null, { status: 503 }));
  await soon(() => told.mock.calls.length).toBe(1);
  expect(told.mock.calls[0]?.[0]).toMatchObject({
    kind: "error",
    title: "The hand could not be opened",
  });
  await soon(() => button().disabled).toBe(false);
  expect(readTab(tabId)?.originalImage).toBeNull();
  stop();
});

test("while one design's hand is loaded, another design's hand can be opened, too", () => {
  pressed();
  expect(button().disabled).toBe(true);
  const other = useTabsStore.getState().addTab({});
  flushSync(() => root?.render(<HandPicker tabId={other} shown={shown} />));
  expect(button().disabled).toBe(false);
});
