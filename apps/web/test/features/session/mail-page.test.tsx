import { STUDIO_HEADER } from "@lacquer/contracts";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MailPage } from "../../../src/features/session/mail/MailPage.tsx";

const fetched = vi.fn<(url: string, options: RequestInit) => Promise<Response>>();
let root: Root;
let place: HTMLElement;

async function open(hash: string): Promise<void> {
  await act(async () => {
    window.location.hash = hash;
    window.dispatchEvent(new Event("hashchange"));
  });
}

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  fetched.mockReset().mockImplementation(async () => Response.json({ status: true }));
  vi.stubGlobal("fetch", fetched);
  place = document.createElement("div");
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  window.location.hash = "";
  vi.unstubAllGlobals();
});

test("a link for a new address is used without whoever is signed in here, and a second link replaces it", async () => {
  await open("#address=first");
  act(() => root.render(<MailPage />));
  await act(async () => place.querySelector("button")?.click());
  const [url, options] = fetched.mock.calls[0] ?? [];
  expect(url).toBe("/api/auth/verify-email?token=first");
  expect(options).toMatchObject({ credentials: "omit", headers: { [STUDIO_HEADER]: "1" } });
  expect(place.textContent).toContain("Done");
  await open("#address=second");
  expect(place.querySelector("button")?.textContent).toBe("Go on");
  await open("#password=third");
  expect(place.textContent).toContain("Choose a password");
});

test("a link that arrived damaged is told", async () => {
  await open("#confirm=%E0%A4%A");
  act(() => root.render(<MailPage />));
  expect(place.textContent).toContain("This link is not complete");
});
