import { PUSH_DEVICES_MAX, pushSubscriptionInput } from "@lacquer/contracts";
import { scriptedProvider, waitFor } from "@lacquer/testing";
import { createPushDouble, type PushDevice, type PushDouble } from "@lacquer/testing/doubles";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { adoptGuest } from "../../src/accounts/adopt-guest.ts";
import {
  cancelJob,
  type PushSender,
  readPushKey,
  startPushSender,
  startRunner,
  subscribeDevice,
  unsubscribeDevice,
} from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
let double: PushDouble;
let senders: PushSender[] = [];

beforeAll(async () => {
  services = await openTestServices();
});
beforeEach(async () => {
  double = await createPushDouble();
  await services.db.pool.query("delete from push_subscriptions");
});
afterEach(async () => {
  await Promise.all(senders.map((sender) => sender.stop()));
  senders = [];
  await double.close();
});
afterAll(() => services.close());

/** Starts a sender. The endpoints name a real push service, but the messages go to the double. */
function tell({ looksByItself = true } = {}): PushSender {
  const sender = startPushSender(services, {
    contact: "mailto:someone@example.test",
    looksByItself,
    async post({ url, headers, body, signal }) {
      const address = new URL(new URL(url).pathname, double.origin);
      const { status } = await fetch(address, { method: "POST", headers, body, signal });
      return status;
    },
  });
  senders.push(sender);
  return sender;
}

async function deviceOf(userId: number): Promise<PushDevice> {
  const device = double.device();
  await subscribeDevice(services, userId, pushSubscriptionInput.parse(device));
  return device;
}

async function waitingDeliveries(): Promise<number> {
  const { rowCount } = await services.db.pool.query("select 1 from push_deliveries");
  return rowCount ?? 0;
}

/** Makes every waiting message due at once. */
async function due(): Promise<void> {
  await services.db.pool.query("update push_deliveries set due_at = now()");
}

test("each device of a person gets one message about their ended designs, and no other device does", async () => {
  const userId = await services.newUser(20);
  const phone = await deviceOf(userId);
  const desk = await deviceOf(userId);
  await deviceOf(await services.newUser(0));
  const good = await services.create(userId, { tabId: "tab-1" });
  const bad = await services.create(userId, { tabId: "tab-2" });
  const canceled = await services.create(userId, {});
  await cancelJob(services, userId, canceled);
  await services.workOff(
    scriptedProvider(({ seed }) => {
      if (seed === "tab-2" || seed.startsWith(bad)) throw new Error("no paint");
    }),
  );
  await services.db.pool.query("update generation_jobs set status = status");
  await due();
  // Two senders start at the same time, but each message must be sent only once.
  tell();
  tell();
  await waitFor("both devices to be told", () => double.received.length >= 2);
  await waitFor("nothing to be left", async () => (await waitingDeliveries()) === 0);
  const jobs = [
    { id: good, tabId: "tab-1", status: "completed" },
    { id: bad, tabId: "tab-2", status: "failed" },
  ];
  for (const device of [phone, desk]) {
    const told = double.received.filter((push) => push.device === device.endpoint);
    const heard = told.flatMap(({ message }) => (message as { jobs: typeof jobs }).jobs);
    expect(heard.toSorted((a, b) => a.status.localeCompare(b.status))).toEqual(jobs);
  }
  const { publicKey } = await readPushKey(services);
  expect(new Set(double.received.map(({ sender }) => sender))).toEqual(new Set([publicKey]));
  expect(double.received[0]?.contact).toBe("mailto:someone@example.test");
  expect(double.broken).toEqual([]);
});

test("a worker needs no extra query for messages: its look at the queue tells it that one is due", async () => {
  const userId = await services.newUser(2);
  await deviceOf(userId);
  await services.create(userId, {});
  const sender = tell({ looksByItself: false });
  const runner = await startRunner(services, {
    imageProvider: scriptedProvider(),
    slots: 1,
    pollSeconds: 0.1,
    sweepSeconds: 0.1,
    onTellable: () => sender.look(),
  });
  await waitFor("the end to be written down", async () => (await waitingDeliveries()) === 1);
  await due();
  await waitFor("the device to be told", () => double.received.length > 0);
  await runner.drain(1);
  expect(double.received).toHaveLength(1);
});

test("a job that cannot be paid ends at the claim, and its person's devices are told too", async () => {
  const userId = await services.newUser(2);
  await deviceOf(userId);
  const jobId = await services.create(userId, {});
  await services.db.pool.query("update users set credits = 0 where id = $1", [userId]);
  await services.db.pool.query(
    "insert into credit_ledger (user_id, kind, amount) values ($1, 'grant', -2)",
    [userId],
  );
  await services.workOff();
  await due();
  tell();
  await waitFor("the device to be told", () => double.received.length === 1);
  expect(double.received[0]?.message).toEqual({
    jobs: [{ id: jobId, tabId: null, status: "failed" }],
  });
});

test("a failing push service is tried again later; a device that its push service no longer knows is removed at once", async () => {
  const userId = await services.newUser(4);
  const device = await deviceOf(userId);
  const answers = [503, 429, 201];
  double.answer = (request) => answers[request] ?? 500;
  await services.create(userId, {});
  await services.workOff();
  tell();
  for (const attempt of [1, 2]) {
    await due();
    await waitFor(`try ${attempt} to be written`, async () => {
      const { rowCount } = await services.db.pool.query(
        "select 1 from push_deliveries where attempt = $1 and due_at > now()",
        [attempt],
      );
      return rowCount === 1;
    });
    expect(double.received).toEqual([]);
  }
  await due();
  await waitFor("the message to arrive", () => double.received.length === 1);
  await waitFor("nothing to be left", async () => (await waitingDeliveries()) === 0);

  double.answer = () => 410;
  await services.create(userId, {});
  await services.workOff();
  await due();
  await waitFor("the device to be forgotten", async () => {
    const { rowCount } = await services.db.pool.query("select 1 from push_subscriptions");
    return rowCount === 0;
  });
  expect(JSON.stringify(services.log.lines)).not.toContain(new URL(device.endpoint).pathname);
});

test("a job ends even while one of its person's devices is being removed", async () => {
  const userId = await services.newUser(2);
  const leaving = await deviceOf(userId);
  const staying = await deviceOf(userId);
  const jobId = await services.create(userId, {});
  const other = await services.db.pool.connect();
  try {
    await other.query("begin");
    await other.query("delete from push_subscriptions where endpoint = $1", [leaving.endpoint]);
    await services.workOff();
    expect((await services.ended(userId, jobId)).status).toBe("completed");
    await other.query("commit");
  } finally {
    await other.query("rollback");
    other.release();
  }
  await due();
  tell();
  await waitFor("the other device to be told", () => double.received.length === 1);
  expect(double.received[0]?.device).toBe(staying.endpoint);
});

test("a round takes only as many devices as it serves at once, and a failing message does not drop a new one", async () => {
  const userId = await services.newUser(2);
  double.answer = () => "hang";
  for (let i = 0; i < PUSH_DEVICES_MAX; i += 1) await deviceOf(userId);
  const otherId = await services.newUser(2);
  await deviceOf(otherId);
  await services.create(userId, {});
  await services.create(otherId, {});
  await services.workOff();
  await due();
  tell();
  const tries = async () => {
    const { rows } = await services.db.pool.query<{ attempt: number }>(
      "select attempt from push_deliveries order by attempt desc",
    );
    return rows.map(({ attempt }) => attempt);
  };
  await waitFor("some to be taken", async () => (await tries())[0] === 1);
  expect(await tries()).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0]);
  const { rows } = await services.db.pool.query<{ seconds: number }>(
    "select extract(epoch from min(due_at) - now())::float8 as seconds from push_deliveries where attempt = 1",
  );
  // The time until the next try is longer than a try can last, so that no other process sends the same message
  // meanwhile.
  expect(rows[0]?.seconds).toBeGreaterThan(12);
  await senders.pop()?.stop();

  double.answer = () => 503;
  await services.db.pool.query("delete from push_subscriptions where user_id = $1", [userId]);
  const fresh = await services.create(otherId, {});
  await services.workOff();
  await services.db.pool.query("update push_deliveries set attempt = 3 where job_id <> $1", [
    fresh,
  ]);
  await due();
  tell();
  await waitFor("the old message to be given up", async () => (await tries()).length === 1);
  expect(await tries()).toEqual([1]);
});

test("a silent push service delays neither the job nor the process's end", async () => {
  const userId = await services.newUser(2);
  await deviceOf(userId);
  double.answer = () => "hang";
  tell();
  const jobId = await services.create(userId, {});
  await services.work();
  expect((await services.ended(userId, jobId)).status).toBe("completed");
  await due();
  await waitFor("the message to be taken", async () => {
    const { rowCount } = await services.db.pool.query(
      "select 1 from push_deliveries where attempt = 1",
    );
    return rowCount === 1;
  });
  await senders[0]?.stop();
  expect(await waitingDeliveries()).toBe(1);
});

test("a device belongs to its last user; a guest's device moves to the account; the ninth replaces the oldest", async () => {
  const guestId = await services.newUser(0);
  const userId = await services.newUser(0);
  const device = await deviceOf(guestId);
  const owners = async () => {
    const { rows } = await services.db.pool.query<{ user_id: number }>(
      "select user_id from push_subscriptions order by id",
    );
    return rows.map((row) => row.user_id);
  };
  await adoptGuest(services, userId, { guestId, isNewAccount: false });
  expect(await owners()).toEqual([userId]);
  await subscribeDevice(services, guestId, device);
  expect(await owners()).toEqual([guestId]);
  await unsubscribeDevice(services, userId, device.endpoint);
  expect(await owners()).toEqual([guestId]);
  await unsubscribeDevice(services, guestId, device.endpoint);
  expect(await owners()).toEqual([]);
  const first = await deviceOf(userId);
  for (let i = 0; i < PUSH_DEVICES_MAX; i += 1) await deviceOf(userId);
  expect(await owners()).toHaveLength(PUSH_DEVICES_MAX);
  const kept = await services.db.prisma.pushSubscription.findFirst({
    where: { endpoint: first.endpoint },
  });
  expect(kept).toBeNull();
});

test("any number of processes make one pair of keys", async () => {
  await services.db.pool.query("delete from server_keys");
  const keys = await Promise.all([1, 2, 3, 4].map(() => readPushKey(services)));
  expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1);
});

test("only a browser's push service is accepted as an endpoint", () => {
  const { endpoint, keys } = double.device();
  expect(pushSubscriptionInput.safeParse({ endpoint, keys }).success).toBe(true);
  const others = [
    "http://fcm.googleapis.com/fcm/send/x",
    "https://fcm.googleapis.com:8443/x",
    "https://fcm.googleapis.com.evil.test/x",
    "https://user@fcm.googleapis.com/x",
    "https://127.0.0.1/x",
    "https://169.254.169.254/latest",
    "https://[::1]/x",
    "https://evil.test/fcm.googleapis.com",
    "https://a.b.notify.windows.com.evil.test/",
    "file:///etc/passwd",
    "",
  ];
  const taken = others.filter((other) => {
    return pushSubscriptionInput.safeParse({ endpoint: other, keys }).success;
  });
  expect(taken).toEqual([]);
});
