import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { offline, type RequestFailure } from "../../../../src/api/errors.ts";
import { JobCard } from "../../../../src/features/craft/pages/JobCard.tsx";
import { useGenerationJob } from "../../../../src/hooks/use-generation-job.ts";
import { makeJob } from "../../../job-factory.ts";

vi.mock("../../../../src/hooks/use-generation-job.ts", () => ({
  useGenerationJob: vi.fn<typeof useGenerationJob>(),
}));

let root: Root | null = null;
afterEach(() => {
  flushSync(() => root?.unmount());
  root = null;
  document.body.replaceChildren();
});

function answer(error: RequestFailure | null, job: ReturnType<typeof makeJob> | null = null): void {
  vi.mocked(useGenerationJob).mockReturnValue({
    job,
    error,
    isLoading: false,
    refetch: () => Promise.resolve(),
  });
  root ??= createRoot(document.body.appendChild(document.createElement("div")));
  flushSync(() => root?.render(<JobCard jobId="some" show={({ aiPrompt }) => aiPrompt} />));
}

const text = () => document.body.textContent ?? "";

test("a studio that cannot be reached is told, and the card comes when it answers", async () => {
  const { code, message } = offline();
  answer({ code, message });
  expect(text()).toContain(message);
  expect(text()).not.toContain("not on this device");
  answer(null, makeJob({ prompt: "tiny stars" }));
  await expect.poll(text, { timeout: 20_000 }).toBe("tiny stars");
});

test.each(["job_not_found", "unauthorized"] as const)("%s: there is no such card here", (code) => {
  answer({ code, message: "No." });
  expect(text()).toContain("not on this device");
});
