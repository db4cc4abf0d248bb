import {
  type Job,
  liveJob,
  type LiveMessage,
  type LiveState,
  mergeLive,
  NOTHING_KNOWN,
} from "@lacquer/contracts";
import { waitFor } from "@lacquer/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Caller } from "../../src/accounts/caller.ts";
import {
  cancelJob,
  createApiKey,
  createLiveHub,
  listJobs,
  type LiveHub,
  revokeApiKey,
  watchJobs,
} from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
let hub: LiveHub;
beforeAll(async () => {
  services = await openTestServices();
  hub = createLiveHub(services, { tickMs: 20, sessionCheckMs: 50 });
});
afterAll(async () => {
  hub.close();
  await services.close();
});

async function newSession(userId: number): Promise<Caller & { kind: "session" }> {
  const session = await services.db.prisma.session.create({
    data: { userId, token: crypto.randomUUID(), expiresAt: new Date(Date.now() + 3_600_000) },
  });
  return { kind: "session", userId, sessionId: session.id, isGuest: false };
}

interface Watch {
  messages: LiveMessage[];
  ended: Promise<unknown>;
  stop(): void;
}

/** Follows a user's jobs as a window does. `ended` resolves with the error, or with null if there was none. */
async function watch(userId: number, caller?: Caller): Promise<Watch> {
  const stop = new AbortController();
  const who = caller ?? (await newSession(userId));
  const messages: LiveMessage[] = [];
  const read = async () => {
    const options = { hub, since: new Date(0), signal: stop.signal };
    for await (const message of watchJobs(services, who, options)) messages.push(message);
  };
  const ended = read().then(
    () => null,
    (error: unknown) => error,
  );
  await waitFor("the snapshot", () => messages.length > 0);
  return { messages, ended, stop: () => stop.abort() };
}

const MOVE = `
update generation_jobs
set progress = least(100, progress + 7), status = $2::job_status, version = nextval('job_version_seq'),
    lease_token = case when $2 = 'processing' then gen_random_uuid() end,
    completed_at = case when $2 = 'failed' then now() end
where id = $1`;

/** Simulates a few minutes of a busy studio in a moment: jobs wait, start, are requeued, end and are canceled. */
async function live(userId: number): Promise<void> {
  const ids: string[] = [];
  for (let i = 0; i < 8; i += 1) ids.push(await services.create(userId, { imageCount: 1 }));
  const [a = "", b = "", c = "", d = ""] = ids;
  for (const [id, status] of [
    [a, "processing"],
    [b, "processing"],
    [a, "processing"],
    [b, "pending"],
    [a, "failed"],
    [c, "processing"],
    [c, "processing"],
  ] as const) {
    await services.db.pool.query(MOVE, [id, status]);
    hub.wake();
  }
  await cancelJob(services, userId, d);
}

function after(messages: readonly LiveMessage[]): LiveState {
  return messages.reduce((state, message) => mergeLive(state, message).state, NOTHING_KNOWN);
}

const known = (state: LiveState, jobs: readonly Job[]) => jobs.map(({ id }) => liveJob(state, id));

test("messages lost, doubled or reordered, with one snapshot, give what the database holds", async () => {
  const userId = await services.newUser(40);
  const window = await watch(userId);
  await live(userId);
  const { jobs } = await listJobs(services, userId, { limit: 100 });
  await waitFor("the last change", () =>
    jobs.every(({ id, version }) => after(window.messages).jobs.get(id)?.job.version === version),
  );
  await waitFor("the queue", () =>
    known(after(window.messages), jobs).every((job, i) => {
      return job?.queuePosition === jobs[i]?.queuePosition;
    }),
  );
  expect(known(after(window.messages), jobs)).toEqual(jobs);

  const fresh = await watch(userId);
  const snapshot = fresh.messages[0];
  if (snapshot?.kind !== "snapshot") throw new Error("The first message is no snapshot.");
  const { credits } = snapshot;
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...window.messages), { maxLength: 60 }),
      fc.nat(60),
      (told, place) => {
        const state = after(told.toSpliced(place, 0, snapshot));
        expect(known(state, jobs)).toEqual(jobs);
        expect(state.jobs.size).toBe(jobs.length);
        expect(state.credits?.summary).toEqual(credits);
      },
    ),
    { numRuns: 500 },
  );
  window.stop();
  fresh.stop();
});

test("a job missing from a newer snapshot is fetched, and an older message does not bring it back", async () => {
  const userId = await services.newUser(10);
  const window = await watch(userId);
  const id = await services.create(userId);
  const news = await waitFor("the job", () => window.messages.find(({ kind }) => kind === "job"));
  const whole = { ...news, kind: "snapshot", at: news.at + 1, jobs: [] } as unknown as LiveMessage;
  const told = mergeLive(after([news]), whole);
  expect(told.missing).toEqual([id]);
  expect(liveJob(mergeLive(told.state, news).state, id)).toBeUndefined();
  window.stop();
});

test("every window of a person hears each change, and nobody else does", async () => {
  const [anna, bella] = [await services.newUser(10), await services.newUser(10)];
  const windows = [await watch(anna), await watch(anna), await watch(bella)];
  const id = await services.create(anna);
  const heard = (one: Watch | undefined) => JSON.stringify(one?.messages).includes(id);
  await waitFor("both windows", () => heard(windows[0]) && heard(windows[1]));
  await services.create(bella);
  await waitFor("her own", () => (windows[2]?.messages.length ?? 0) > 1);
  expect(heard(windows[2])).toBe(false);
  for (const window of windows) window.stop();
});

test("a change with a lower version that commits later is reported too", async () => {
  const userId = await services.newUser(10);
  const [slow, quick] = [await services.create(userId), await services.create(userId)];
  const window = await watch(userId);
  const version = (id: string) => after(window.messages).jobs.get(id)?.job.version ?? 0;
  const before = version(slow);
  const client = await services.db.pool.connect();
  await client.query("begin");
  await client.query(MOVE, [slow, "processing"]);
  await services.db.pool.query(MOVE, [quick, "processing"]);
  hub.wake();
  await waitFor("the later number", () => version(quick) > before);
  await client.query("commit");
  client.release();
  await waitFor("the lower number", () => version(slow) > before);
  expect(version(slow)).toBeLessThan(version(quick));
  window.stop();
});

test("leaving before the stream began is not an error", async () => {
  const caller = await newSession(await services.newUser(0));
  const box = await hub.listen({ caller, signal: AbortSignal.abort() });
  const heard: unknown[] = [];
  for await (const news of box) heard.push(news);
  expect(heard).toEqual([]);
});

test("a stream ends, and says why, when its session is revoked; the person's other streams continue", async () => {
  const userId = await services.newUser(10);
  const session = await newSession(userId);
  const [lost, kept] = [await watch(userId, session), await watch(userId)];
  await services.db.prisma.session.delete({ where: { id: session.sessionId } });
  expect(await lost.ended).toMatchObject({ code: "unauthorized" });
  const id = await services.create(userId);
  await waitFor("the other window", () => JSON.stringify(kept.messages).includes(id));
  kept.stop();
  expect(await kept.ended).toBeNull();
});

test("a stream opened with an API key ends when the key is revoked or expires", async () => {
  const userId = await services.newUser(0);
  const [gone, stays] = [
    await createApiKey(services, userId, { name: "gone", scope: "manage", days: null }),
    await createApiKey(services, userId, { name: "stays", scope: "read", days: null }),
  ];
  const ending = await createApiKey(services, userId, { name: "ends", scope: "read", days: 1 });
  const byKey = (keyId: number) => watch(userId, { kind: "apiKey", userId, keyId, scope: "read" });
  const [lost, ended, kept] = [await byKey(gone.id), await byKey(ending.id), await byKey(stays.id)];
  await revokeApiKey(services, userId, gone.id);
  await services.db.pool.query("update api_keys set expires_at = now() where id = $1", [ending.id]);
  expect(await lost.ended).toMatchObject({ code: "unauthorized" });
  expect(await ended.ended).toMatchObject({ code: "unauthorized" });
  kept.stop();
  expect(await kept.ended).toBeNull();
});

test("a reader that stops reading gets one snapshot for everything it missed", async () => {
  const userId = await services.newUser(10);
  const id = await services.create(userId);
  const caller = await newSession(userId);
  const stop = new AbortController();
  const messages = watchJobs(services, caller, { hub, since: null, signal: stop.signal });
  await messages.next();
  const beside = await watch(userId);
  const CHANGES = 150;
  for (let i = 0; i < CHANGES; i += 1) {
    await services.db.pool.query(MOVE, [id, "processing"]);
    const count = beside.messages.length;
    hub.wake();
    await waitFor("the change to be told", () => beside.messages.length > count);
  }
  const told: LiveMessage[] = [];
  const last = beside.messages.at(-1);
  if (last?.kind !== "job") throw new Error("The last message is no change.");
  while (after(told).jobs.get(id)?.job.version !== last.job.version) {
    const { value } = await messages.next();
    if (value) told.push(value);
  }
  expect(told[0]?.kind).toBe("snapshot");
  expect(told.length).toBeLessThanOrEqual(100);
  stop.abort();
  beside.stop();
});

test("all servers together count a person's streams, and a stream that ends makes room for another", async () => {
  const userId = await services.newUser(0);
  const elsewhere = createLiveHub(services, { tickMs: 20 });
  const open: AbortController[] = [];
  const listen = async (on: LiveHub) => {
    const stop = new AbortController();
    await on.listen({ caller: await newSession(userId), signal: stop.signal });
    open.push(stop);
  };
  for (let count = 0; count < 4; count += 1) {
    await listen(hub);
    await listen(elsewhere);
  }
  await expect(listen(hub)).rejects.toMatchObject({ code: "rate_limited" });
  await expect(listen(elsewhere)).rejects.toMatchObject({ code: "rate_limited" });
  open.pop()?.abort();
  await waitFor("the end to be told", () =>
    listen(hub).then(
      () => true,
      () => false,
    ),
  );
  // Makes the closed process's last report old, so that its streams no longer count.
  await services.db.pool.query("update open_streams set seen_at = now() - interval '31 seconds'");
  await listen(elsewhere);
  for (const stop of open) stop.abort();
  elsewhere.close();
  await waitFor("no stream to be left", async () => {
    const { rowCount } = await services.db.pool.query(
      "select 1 from open_streams where user_id = $1",
      [userId],
    );
    return rowCount === 0;
  });
});
