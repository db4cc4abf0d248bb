import { createHmac, randomUUID } from "node:crypto";
import { webhookMessage } from "@lacquer/contracts";
import { scriptedProvider, waitFor } from "@lacquer/testing";
import { startWebhookReceiver, type WebhookReceiver } from "@lacquer/testing/doubles";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import {
  cancelJob,
  cancelWaiting,
  createWebhook,
  listWebhookDeliveries,
  removeWebhook,
  resendWebhookDelivery,
  rotateWebhookSecret,
  startWebhookSender,
  type WebhookSender,
} from "../../src/verbs.ts";
import { isPublicAddress } from "../../src/webhooks/addresses.ts";
import { postMessage, type WebhookRequest } from "../../src/webhooks/post-message.ts";
import { noteTry } from "../../src/webhooks/take-deliveries.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

const PUBLIC = "93.184.215.14";

let services: TestServices;
let receiver: WebhookReceiver;
let senders: WebhookSender[] = [];

beforeAll(async () => {
  services = await openTestServices();
});
beforeEach(async () => {
  receiver = await startWebhookReceiver();
  await services.db.pool.query("delete from webhooks");
});
afterEach(async () => {
  await Promise.all(senders.map((sender) => sender.stop()));
  senders = [];
  await receiver.close();
});
afterAll(() => services.close());

/** The addresses that were called. Messages to public addresses are redirected to the test's receiver. */
const called: string[] = [];

function send(options: Parameters<typeof startWebhookSender>[1] = {}): WebhookSender {
  const sender = startWebhookSender(services, {
    lookMs: 20,
    resolve: async () => [PUBLIC],
    post: toReceiver,
    ...options,
  });
  senders.push(sender);
  return sender;
}

function toReceiver(request: WebhookRequest): Promise<number> {
  called.push(request.address);
  const url = new URL(`http://receiver.example.test:${receiver.port}${request.url.pathname}`);
  return postMessage({ ...request, url, address: "127.0.0.1" });
}

async function webhookOf(userId: number, path = "/hook") {
  const caller = { kind: "session" as const, userId, sessionId: 1, isGuest: false };
  return createWebhook(services, caller, { url: `https://receiver.example.test${path}` });
}

const deliveriesOf = async (userId: number, id: number) =>
  (await listWebhookDeliveries(services, userId, { id, limit: 100 })).deliveries;

/** Makes every waiting delivery due at once, and returns their number. */
async function due(): Promise<number> {
  const { rowCount } = await services.db.pool.query(
    "update webhook_deliveries set due_at = now() where state = 'waiting' and lease_token is null",
  );
  return rowCount ?? 0;
}

async function waiting(): Promise<number> {
  const { rows } = await services.db.pool.query<{ count: number }>(
    "select count(*)::int from webhook_deliveries where state = 'waiting'",
  );
  return rows[0]?.count ?? 0;
}

test("each way in which a job ends is sent to its user's webhook, signed, and to nobody else's", async () => {
  const userId = await services.newUser(20);
  const { secret } = await webhookOf(userId);
  await webhookOf(await services.newUser(0), "/other");
  const completed = await services.create(userId, { tabId: "tab-1" });
  const failed = await services.create(userId, { tabId: "tab-2" });
  const canceled = await services.create(userId, {});
  await cancelJob(services, userId, canceled);
  await services.workOff(
    scriptedProvider(({ seed }) => {
      if (seed === "tab-2" || seed.startsWith(failed)) throw new Error("no paint");
    }),
  );
  send();
  await waitFor("three deliveries", () => receiver.received.length >= 3);
  await waitFor("nothing to be left", async () => (await waiting()) === 0);
  const heard = receiver.received.map(({ path, message }) => [path, message.type, message.job.id]);
  expect(heard.toSorted()).toEqual(
    [
      ["/hook", "job.completed", completed],
      ["/hook", "job.failed", failed],
      ["/hook", "job.canceled", canceled],
    ].toSorted(),
  );
  for (const { headers, body, message } of receiver.received) {
    expect(webhookMessage.parse(JSON.parse(body))).toEqual(JSON.parse(body));
    const [, time, digest] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["lacquer-signature"])) ?? [];
    expect(createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")).toBe(digest);
    expect(headers["lacquer-delivery"]).toBe(message.id);
    expect(headers["lacquer-event"]).toBe(message.type);
    expect(headers.host).toBe(`receiver.example.test:${receiver.port}`);
  }
});

test("500 ends reach a receiver that stalls, fails, redirects, answers late and moves to loopback: each once in effect, none to a forbidden address", async () => {
  const users = [await services.newUser(250), await services.newUser(250)];
  for (const userId of users) await webhookOf(userId);
  const jobs = (
    await Promise.all(
      users.map(async (userId) => {
        const ids: string[] = [];
        for (let made = 0; made < 250; made += 1) ids.push(await services.create(userId, {}));
        await cancelWaiting(services, userId);
        return ids;
      }),
    )
  ).flat();
  called.length = 0;
  const seen = new Map<string, number>();
  const effects = new Map<string, string>();
  let late = 0;
  receiver.answer = ({ path, message }, response) => {
    if (path === "/trap") effects.set("trap", path);
    const tries = (seen.get(message.id) ?? 0) + 1;
    seen.set(message.id, tries);
    const fault = tries === 1 ? seen.size % 5 : 4;
    if (fault === 0) return; // The connection stays open without an answer.
    if (fault === 1) return void response.writeHead(500).end("x".repeat(1_000_000));
    if (fault === 2)
      return void response
        .writeHead(307, { location: `http://127.0.0.1:${receiver.port}/trap` })
        .end();
    // If the answer comes too late, the message has already taken effect and is sent again. The id shows that it is the
    // same message.
    effects.set(message.id, message.job.id);
    if (fault === 3) return void (late += 1);
    response.end();
  };
  let lookups = 0;
  const inside = ["127.0.0.1", "::1", "169.254.169.254", "::ffff:127.0.0.1", "10.0.0.7"];
  const options = {
    timeoutMs: 150,
    resolve: async () => {
      lookups += 1;
      const address = inside[(lookups / 7) % inside.length];
      return lookups % 7 === 0 && address ? [PUBLIC, address] : [PUBLIC];
    },
  };
  send(options);
  send(options);
  await waitFor(
    "all to be delivered",
    async () => {
      await due();
      return (await waiting()) === 0;
    },
    { seconds: 100 },
  );
  expect([...effects.values()].toSorted()).toEqual(jobs.toSorted());
  expect(late).toBeGreaterThan(20);
  expect(lookups).toBeGreaterThan(called.length + 50);
  expect(called.every(isPublicAddress)).toBe(true);
  const { rows } = await services.db.pool.query(
    "select state, count(*)::int from webhook_deliveries group by state",
  );
  expect(rows).toEqual([{ state: "delivered", count: 500 }]);
}, 150_000);

test("a try is written down with its reason, given up after ten, and sent again on request under its old id", async () => {
  const userId = await services.newUser(2);
  const { id } = await webhookOf(userId);
  await cancelJob(services, userId, await services.create(userId, {}));
  receiver.answer = (_, response) => response.writeHead(503).end();
  send();
  for (let attempt = 1; attempt < 10; attempt += 1) {
    await waitFor(`try ${attempt} to be written`, async () => {
      const [delivery] = await deliveriesOf(userId, id);
      return delivery?.attempt === attempt && (await due()) === 1;
    });
  }
  await waitFor("it to be given up", async () => {
    const [delivery] = await deliveriesOf(userId, id);
    return delivery?.state === "failed";
  });
  const [delivery] = await deliveriesOf(userId, id);
  expect(delivery).toMatchObject({ attempt: 10, lastFault: "refused", nextTryAt: null });
  expect(receiver.received).toHaveLength(10);
  receiver.answer = (_, response) => response.end();
  const deliveryId = delivery?.id ?? "";
  expect(await resendWebhookDelivery(services, userId, { id, deliveryId })).toMatchObject({
    id: deliveryId,
    state: "waiting",
    attempt: 0,
  });
  await waitFor("the eleventh", () => receiver.received.length === 11);
  await waitFor("it to be delivered", async () => {
    const [again] = await deliveriesOf(userId, id);
    return again?.state === "delivered" && again.attempt === 1;
  });
  expect(new Set(receiver.received.map(({ message }) => message.id))).toEqual(
    new Set([deliveryId]),
  );
});

test("pauses between tries grow and come to less than two days", async () => {
  const userId = await services.newUser(2);
  const { id } = await webhookOf(userId);
  await cancelJob(services, userId, await services.create(userId, {}));
  receiver.answer = (_, response) => response.writeHead(500).end();
  send();
  const pauses: number[] = [];
  for (let attempt = 1; attempt < 10; attempt += 1) {
    const pause = await waitFor(`try ${attempt}`, async () => {
      const { rows } = await services.db.pool.query<{ pause: number }>(
        `select extract(epoch from due_at - tried_at)::float8 as pause from webhook_deliveries
         where webhook_id = $1 and attempt = $2 and lease_token is null`,
        [id, attempt],
      );
      return rows[0]?.pause;
    });
    pauses.push(pause);
    await due();
  }
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3_600;
  expect(hours).toBeGreaterThan(40);
  expect(hours).toBeLessThan(48);
});

test("after a rotation both secrets sign for a day, then only the new one", async () => {
  const userId = await services.newUser(4);
  const old = await webhookOf(userId);
  const fresh = await rotateWebhookSecret(services, userId, old.id);
  expect(fresh.secret).not.toBe(old.secret);
  await cancelJob(services, userId, await services.create(userId, {}));
  send();
  await waitFor("the first", () => receiver.received.length === 1);
  await services.db.pool.query("update webhooks set old_secret_until = now()");
  await cancelJob(services, userId, await services.create(userId, {}));
  await waitFor("the second", () => receiver.received.length === 2);
  const digests = receiver.received.map(({ headers, body }) => {
    const [time, ...signed] = String(headers["lacquer-signature"]).split(",");
    const by = (secret: string) =>
      `v1=${createHmac("sha256", secret)
        .update(`${time?.slice(2)}.${body}`)
        .digest("hex")}`;
    return { signed, expected: [by(fresh.secret), by(old.secret)] };
  });
  expect(digests[0]?.signed).toEqual(digests[0]?.expected);
  expect(digests[1]?.signed).toEqual(digests[1]?.expected.slice(0, 1));
});

test("one user's stalling receiver does not hold up another's deliveries, and gets two at once", async () => {
  const [slow, quick] = [await services.newUser(40), await services.newUser(2)];
  const stalled = await webhookOf(slow, "/stalls");
  for (let made = 0; made < 40; made += 1) await services.create(slow, {});
  await cancelWaiting(services, slow);
  receiver.answer = ({ path }, response) => {
    if (path !== "/stalls") response.end();
  };
  send();
  send();
  await waitFor("it to stall", () => receiver.received.length === 2);
  await webhookOf(quick, "/quick");
  await cancelJob(services, quick, await services.create(quick, {}));
  await waitFor("the other's", () => receiver.received.some(({ path }) => path === "/quick"));
  expect(receiver.received.filter(({ path }) => path === "/stalls")).toHaveLength(2);
  // When a process leaves, its unfinished deliveries are due again at once, and their tries do not count.
  await Promise.all(senders.map((sender) => sender.stop()));
  const left = await deliveriesOf(slow, stalled.id);
  expect(left.filter(({ attempt, state }) => attempt === 0 && state === "waiting")).toHaveLength(
    40,
  );
});

test("what a dead process had under way is taken again when its lease ends, and its late answer changes nothing", async () => {
  const userId = await services.newUser(2);
  const { id } = await webhookOf(userId);
  await cancelJob(services, userId, await services.create(userId, {}));
  const token = randomUUID();
  await services.db.pool.query(
    "update webhook_deliveries set attempt = 1, lease_token = $1, due_at = now() - interval '1 second'",
    [token],
  );
  send();
  await waitFor("it to be sent", () => receiver.received.length === 1);
  await waitFor("it to be written", async () => (await waiting()) === 0);
  const [delivery] = await deliveriesOf(userId, id);
  const late = { id: delivery?.id ?? "", leaseToken: token, attempt: 1 };
  await noteTry(services.db, late, { status: null, fault: "timed_out" });
  expect(await deliveriesOf(userId, id)).toMatchObject([
    { state: "delivered", attempt: 2, lastStatus: 200, lastFault: null },
  ]);
});

test("with the operator's setting http and private addresses are called, under the name and pinned to the address", async () => {
  const inside = services.beside({ config: { webhooksPrivate: true } });
  const userId = await services.newUser(2);
  const caller = { kind: "session" as const, userId, sessionId: 1, isGuest: false };
  // DNS does not know this name, so only the address that was looked up can be called.
  const url = `http://nowhere.invalid:${receiver.port}/inside`;
  await createWebhook(inside, caller, { url });
  await cancelJob(services, userId, await services.create(userId, {}));
  const sender = startWebhookSender(inside, { lookMs: 20, resolve: async () => ["127.0.0.1"] });
  senders.push(sender);
  await waitFor("it to be sent", () => receiver.received.length === 1);
  expect(receiver.received[0]?.headers.host).toBe(`nowhere.invalid:${receiver.port}`);
});

test("without the setting an http webhook of before is not called, and a name that leads inside is not either", async () => {
  const userId = await services.newUser(2);
  const { id } = await webhookOf(userId);
  await services.db.pool.query("update webhooks set url = $2 where id = $1", [
    id,
    `http://127.0.0.1:${receiver.port}/`,
  ]);
  await cancelJob(services, userId, await services.create(userId, {}));
  called.length = 0;
  // The sender uses the real DNS here.
  send({ resolve: undefined });
  const forbidden = () =>
    waitFor("it to be refused", async () => {
      const [delivery] = await deliveriesOf(userId, id);
      return delivery?.lastFault === "forbidden_address" && delivery.nextTryAt;
    });
  await forbidden();
  const secure = `https://localhost:${receiver.port}/`;
  await services.db.pool.query("update webhooks set url = $2 where id = $1", [id, secure]);
  await services.db.pool.query("update webhook_deliveries set last_fault = null");
  await due();
  await forbidden();
  expect(called).toEqual([]);
  expect(receiver.received).toEqual([]);
});

test("a guest gets none, an account five; a removed one takes its deliveries along, and no stranger reaches any", async () => {
  const [userId, stranger] = [await services.newUser(4), await services.newUser(0)];
  const guest = { kind: "session" as const, userId, sessionId: 1, isGuest: true };
  const url = "https://receiver.example.test/";
  await expect(createWebhook(services, guest, { url })).rejects.toMatchObject({
    code: "account_required",
  });
  const made = await Promise.allSettled(Array.from({ length: 8 }, () => webhookOf(userId)));
  const own = made.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(own).toHaveLength(5);
  expect(made.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "too_many_webhooks" },
  });
  await cancelJob(services, userId, await services.create(userId, {}));
  const id = own[0]?.id ?? 0;
  const [delivery] = await deliveriesOf(userId, id);
  const unknown = { code: "webhook_not_found" };
  await expect(deliveriesOf(stranger, id)).rejects.toMatchObject(unknown);
  await expect(rotateWebhookSecret(services, stranger, id)).rejects.toMatchObject(unknown);
  await expect(removeWebhook(services, stranger, id)).rejects.toMatchObject(unknown);
  await expect(
    resendWebhookDelivery(services, stranger, { id, deliveryId: delivery?.id ?? "" }),
  ).rejects.toMatchObject({ code: "webhook_delivery_not_found" });
  await removeWebhook(services, userId, id);
  expect(await waiting()).toBe(4);
});
