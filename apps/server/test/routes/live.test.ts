import { get, type IncomingMessage } from "node:http";
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
  /** Returns everything that has arrived so far. */
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
  // `ended` also resolves when the stream is cut or aborted.
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
  // The two jobs have at least two versions each: waiting and ended.
  expect(new Set(versions).size).toBeGreaterThanOrEqual(4);
});

test("nobody gets a stream while signed out", async () => {
  const stream = await listen(server.client());
  await waitFor(
    "the refusal",
    () => stream.status === 401 || stream.text().includes("unauthorized"),
  );
  expect(stream.text()).not.toContain("snapshot");
});

test("a stream requested with wrong input is refused with its code", async () => {
  const guest = await server.guest();
  const input = encodeURIComponent(JSON.stringify({ json: { since: "yesterday" } }));
  const { bytes } = await guest.send(`/trpc/jobs.events?input=${input}`);
  expect(bytes.toString()).toContain('"code":"invalid_input"');
});

test("a fault inside a stream is reported without its cause, and the log has it under the same id", async () => {
  const guest = await server.guest();
  await server.db.pool.query("alter table user_lanes rename column held to held_elsewhere");
  try {
    const { bytes } = await guest.send("/trpc/jobs.events");
    const told = bytes.toString();
    expect(told).toContain('"code":"internal"');
    expect(told).not.toMatch(/held|column/);
    const id = /"requestId":"([^"]+)"/.exec(told)?.[1] ?? "";
    const line = await waitFor("the log", () =>
      server.process
        .output()
        .split("\n")
        .find((text) => text.includes(id) && text.includes("a stream broke off")),
    );
    expect(line).toMatch(/held/);
  } finally {
    await server.db.pool.query("alter table user_lanes rename column held_elsewhere to held");
  }
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

test("all servers together count a person's eight streams", async () => {
  const second = await server.another();
  const here = await server.guest();
  const there = Object.assign({}, here, { origin: second.origin });
  for (let i = 0; i < STREAMS_MAX; i += 1) {
    const stream = await listen(i % 2 === 0 ? here : there);
    await waitFor("the snapshot", () => stream.text().includes("snapshot"));
  }
  for (const client of [here, there]) {
    const ninth = await listen(client);
    await waitFor("a word", () => /rate_limited|snapshot/.test(ninth.text()));
    expect(ninth.text()).toContain("rate_limited");
    expect(ninth.text()).not.toContain("snapshot");
  }
  await second.process.end();
});

test("a leaving server ends its streams at once", async () => {
  const leaving = await server.another();
  const guest = await server.guest();
  const elsewhere = Object.assign({}, guest, { origin: leaving.origin });
  const stream = await listen(elsewhere);
  await waitFor("the snapshot", () => stream.text().includes("snapshot"));
  expect(await leaving.process.end("SIGTERM")).toBe(0);
  await stream.ended;
  // The stream announced its end before its connection was cut, so a client can open the next stream at once.
  expect(stream.text()).toContain("event: return");
});

const MOVE = `
update generation_jobs
set progress = least(100, progress + 1), version = nextval('job_version_seq'), status = $2::job_status,
    completed_at = case when $2 = 'failed' then now() end
where id = any($1)`;

/** Opens a stream, and opens it again whenever it ends, as a browser's window does. Returns what has arrived. */
function stay(client: HttpClient, signal: AbortSignal): { text(): string; snapshots(): number } {
  let text = "";
  const follow = async () => {
    while (!signal.aborted) {
      try {
        const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
        const url = `${client.origin}/trpc/jobs.events?input=${encodeURIComponent('{"json":{"since":"2026-01-01T00:00:00Z"}}')}`;
        const response = await fetch(url, { headers: { cookie }, signal });
        const decoder = new TextDecoder();
        for await (const chunk of response.body ?? []) text += decoder.decode(chunk);
      } catch {
        // The server is unavailable, so the loop tries again after a pause.
      }
      await new Promise((resolve) => setTimeout(resolve, 1_000 + Math.random() * 1_000));
    }
  };
  void follow();
  return { text: () => text, snapshots: () => text.split('"kind":"snapshot"').length - 1 };
}

test("fifty streams through a server's restart miss no ended job", async () => {
  const guests = await Promise.all(Array.from({ length: 10 }, () => server.guest()));
  const ids = await Promise.all(guests.map(create));
  const first = await server.another();
  const { port } = new URL(first.origin);
  const stop = new AbortController();
  const windows = guests.flatMap((guest) => {
    const elsewhere = Object.assign({}, guest, { origin: first.origin });
    return Array.from({ length: 5 }, () => stay(elsewhere, stop.signal));
  });
  await waitFor("fifty snapshots", () => windows.every((window) => window.snapshots() > 0));
  const end = first.process.end("SIGTERM");
  await server.db.pool.query(MOVE, [ids.slice(0, 5), "failed"]);
  expect(await end).toBe(0);
  await server.db.pool.query(MOVE, [ids.slice(5), "failed"]);
  const second = await server.another({ PORT: port });
  const wasTold = (window: (typeof windows)[number], index: number) => {
    const id = ids[Math.floor(index / 5)] ?? "";
    return new RegExp(`"id":"${id}"[^{}]*"status":"failed"`).test(window.text());
  };
  await waitFor("every end in every window", () => windows.every(wasTold));
  stop.abort();
  expect(await second.process.end("SIGTERM")).toBe(0);
}, 180_000);

test("a client that stops reading costs little, and gets a snapshot when it reads again", async () => {
  const guest = await server.guest();
  const ids: string[] = [];
  for (let i = 0; i < 10; i += 1) ids.push(await create(guest));
  const beside = await listen(guest);
  const cookie = [...guest.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const abort = new AbortController();
  opened.push(abort);
  const options = { headers: { cookie }, agent: false, signal: abort.signal };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${guest.origin}/trpc/jobs.events`, options, resolve).on("error", reject);
  });
  // Each change carries a very long prompt, so that the changes together are larger than all buffers on the way.
  const long = "update generation_jobs set prompt = repeat('gold line ', 12000) where id = any($1)";
  await server.db.pool.query(long, [ids]);
  let last = "";
  for (let round = 0; round < 25; round += 1) {
    await server.db.pool.query(MOVE, [ids, "pending"]);
    await server.db.pool.query("notify lacquer_changes");
    const { rows } = await server.db.pool.query<{ version: string }>(
      "select max(version) as version from generation_jobs where id = any($1)",
      [ids],
    );
    last = `"version":${rows[0]?.version},`;
    // Waits until each change is reported before making the next one, because simultaneous changes are reported as one.
    await waitFor("the other window to be told", () => beside.text().includes(last));
  }
  let text = "";
  answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
  answer.on("error", () => {});
  await waitFor("the last version", () => text.includes(last));
  expect(text.split('"kind":"snapshot"').length - 1).toBeGreaterThan(1);
  expect(text.length).toBeLessThan(beside.text().length);
}, 120_000);
