import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { ErrorBoundary } from "../../src/app/ErrorBoundary.tsx";

function Broken(): never {
  throw new Error("this part is broken");
}

test("a part that breaks shows a sentence in its place and tells the server why", () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const fetched = vi.fn<(url: string, options: RequestInit) => Promise<Response>>();
  fetched.mockResolvedValue(new Response(null, { status: 204 }));
  vi.stubGlobal("fetch", fetched);
  vi.spyOn(console, "error").mockImplementation(() => {});
  const element = document.createElement("div");
  const root = createRoot(element);
  act(() =>
    root.render(
      <ErrorBoundary what="The photo">
        <Broken />
      </ErrorBoundary>,
    ),
  );
  expect(element.textContent).toContain("The photo stopped working.");
  expect(String(fetched.mock.calls[0]?.[1].body)).toContain("Error: this part is broken");
  act(() => root.unmount());
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
