import { waitFor } from "@lacquer/testing";
import { type HttpProxy, startHttpProxy } from "@lacquer/testing/http-proxy";
import { Window } from "happy-dom";
import { createElement, StrictMode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLacquerClient, type LacquerClient } from "../src/index.ts";
import { LacquerProvider, useGenerationJob, useLacquer, useLive } from "../src/react.ts";
import { startStudio, type Studio } from "./studio.ts";

let studio: Studio;
let proxy: HttpProxy;
const window = new Window();

beforeAll(async () => {
  studio = await startStudio();
  await studio.worker();
  proxy = await startHttpProxy();
  proxy.target = studio.origin;
  // React needs only these two browser globals. `fetch` remains Node's own.
  Object.assign(globalThis, { window, document: window.document });
});
afterAll(async () => {
  await proxy.close();
  await studio.close();
  await window.happyDOM.close();
});

function Shown({ jobId }: { jobId: string | null }) {
  const { job, isLive, error } = useGenerationJob(jobId);
  const { credits } = useLive();
  const words = [error?.code ?? job?.status ?? "nothing", isLive ? "live" : "asking"];
  return createElement("p", null, [...words, credits?.balance ?? "?"].join(" "));
}

function page(client: LacquerClient) {
  const box = document.createElement("div");
  const root: Root = createRoot(box);
  return {
    text: () => box.textContent ?? "",
    show(jobId: string | null) {
      const shown = createElement(LacquerProvider, { client }, createElement(Shown, { jobId }));
      root.render(createElement(StrictMode, null, shown));
    },
    close: () => root.unmount(),
  };
}

const streams = () => proxy.open("jobs.events");

test("a page shows a job from nothing to its end over one stream, and leaves none behind", async () => {
  const { apiKey } = await studio.person(5);
  const client = createLacquerClient({ url: proxy.origin, apiKey });
  const shown = page(client);
  shown.show(null);
  await waitFor("the stream", () => shown.text() === "nothing live 5");
  const { jobId } = await client.trpc.jobs.create.mutate({ prompt: "sage", imageCount: 1 });
  shown.show(jobId);
  await waitFor("the end", () => shown.text() === "completed live 4");
  expect(streams()).toBe(1);
  shown.close();
  await waitFor("the stream to end", () => streams() === 0);

  // A page that is opened later: the job has ended, and the stream will not report it again.
  const later = page(createLacquerClient({ url: proxy.origin, apiKey }));
  later.show(jobId);
  await waitFor("the ended job", () => later.text() === "completed live 4");
  later.show("0b7c2f6e-5d0e-4a53-9f3e-2f6d1c8a4b10");
  await waitFor("the refusal", () => later.text() === "job_not_found live 4");
  later.close();
  await waitFor("the stream to end", () => streams() === 0);
});

test("without a stream a page shows the end too", async () => {
  const { apiKey } = await studio.person(5);
  proxy.set("buffer");
  const client = createLacquerClient({ url: proxy.origin, apiKey });
  const shown = page(client);
  const { jobId } = await client.trpc.jobs.create.mutate({ prompt: "sage", imageCount: 1 });
  shown.show(jobId);
  await waitFor("the end", () => shown.text().startsWith("completed"));
  expect(shown.text()).toBe("completed asking ?");
  shown.close();
  proxy.set("pass");
});

test("a hook without a provider says what is missing", async () => {
  const faults: unknown[] = [];
  const box = document.createElement("div");
  const root = createRoot(box, { onUncaughtError: (error) => faults.push(error) });
  root.render(createElement(() => (useLacquer(), null)));
  await waitFor("the fault", () => faults.length > 0);
  expect(String(faults[0])).toContain("<LacquerProvider client={…}>");
  root.unmount();
});
