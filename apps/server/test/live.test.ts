import {
  CRON_SECRET,
  createBody,
  type HttpClient,
  startTestServer,
  type TestServer,
  type Visitor,
  waitFor,
} from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const STREAMS_MAX = 8;
let server: TestServer;
const opened: AbortController[] = [];

beforeAll(async () => {
  server = await startTestServer({ GUEST_CREDITS: "20" });
});
afterEach(() => {
  for (const stream of opened.splice(0)) stream.abort();
});
afterAll(() => server.close());

interface Stream {
  status: number;
  /** All that came so far. */
  text(): string;
  ended: Promise<void>;
}

async function listen(client: HttpClient): Promise<Stream> {
  const abort = new AbortController();
  opened.push(abort);
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await fetch(`${client.origin}/trpc/jobs.events`, {
    headers: { accept: "text/event-stream", cookie },
    signal: abort.signal,
  });
  let text = "";
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  };
  // Both a cut stream and an aborted one have ended.
  return { status: response.status, text: () => text, ended: read().catch(() => {}) };
}

const create = async (guest: Visitor) =>
  (await guest.send<{ jobId: string }>("/api/generate-nail-design-job", { json: createBody() }))
    .body.jobId;
const runOne = () =>
  server
    .client()
    .send("/api/process-generation-jobs", { headers: { authorization: `Bearer ${CRON_SECRET}` } });

test("a window gets a snapshot, then each change of its own person's jobs and of nobody else's", async () => {
  const [anna, bella] = [await server.guest(), await server.guest()];
  const earlier = await create(anna);
  const [hers, others] = [await listen(anna), await listen(bella)];
  await waitFor(
    "the snapshots",
    () => hers.text().includes(earlier) && others.text().includes("snapshot"),
  );
  const later = await create(anna);
  await runOne();
  await runOne();
  await waitFor("both ends", () => hers.text().split('"status":"completed"').length > 2);
  expect(hers.text()).toContain(later);
  expect(others.text()).not.toContain(earlier);
  expect(others.text()).not.toContain(later);
  const versions = [...hers.text().matchAll(/"version":(\d+)/g)].map((found) => Number(found[1]));
  // Two jobs, each seen waiting and ended at the least.
  expect(new Set(versions).size).toBeGreaterThanOrEqual(4);
});

test("nobody signed out gets a stream", async () => {
  const stream = await listen(server.client());
  await waitFor(
    "the refusal",
    () => stream.status === 401 || stream.text().includes("unauthorized"),
  );
  expect(stream.text()).not.toContain("snapshot");
});

test("one person has at most eight streams, and a closed one makes room", async () => {
  const guest = await server.guest();
  const streams: Stream[] = [];
  for (let i = 0; i < STREAMS_MAX; i += 1) streams.push(await listen(guest));
  await waitFor("eight snapshots", () =>
    streams.every((stream) => stream.text().includes("snapshot")),
  );
  const ninth = await listen(guest);
  await waitFor("the refusal", () => ninth.text().includes("rate_limited"));
  expect(ninth.text()).not.toContain("snapshot");
  opened[0]?.abort();
  await waitFor("room for another", async () => {
    const another = await listen(guest);
    await Promise.race([
      another.ended,
      waitFor(
        "a word",
        () => another.text().includes('"code"') || another.text().includes("snapshot"),
      ),
    ]);
    return another.text().includes("snapshot");
  });
});

test("a server that leaves ends its streams at once", async () => {
  const leaving = await server.another();
  const guest = await server.guest();
  const elsewhere = Object.assign({}, guest, { origin: leaving.origin });
  const stream = await listen(elsewhere);
  await waitFor("the snapshot", () => stream.text().includes("snapshot"));
  const began = performance.now();
  expect(await leaving.process.end("SIGTERM")).toBe(0);
  await stream.ended;
  expect(performance.now() - began).toBeLessThan(5_000);
});
