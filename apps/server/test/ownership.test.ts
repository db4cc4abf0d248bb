import { appRouter } from "@lacquer/api";
import {
  assertInvariants,
  countRows,
  createBody,
  CRON_SECRET,
  form,
  plainPicture,
  type Refusal,
  startTestServer,
  type TestServer,
  type Visitor,
} from "@lacquer/testing";
import superjson from "superjson";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
let owner: Visitor;
let stranger: Visitor;
const own = {
  jobId: "",
  designId: "",
  uploadUrl: "",
  phoneLinkId: "",
  webhookId: 0,
  bottleId: 0,
  boardId: "",
  deliveryId: "",
};

beforeAll(async () => {
  server = await startTestServer({ GUEST_CREDITS: "10" });
  [owner, stranger] = [await server.guest(), await server.guest()];
  own.uploadUrl = (
    await owner.send<{ url: string }>("/api/uploads?kind=photo", {
      form: form(await plainPicture()),
    })
  ).body.url;
  const created = await owner.send<{ jobId: string }>("/api/generate-nail-design-job", {
    json: createBody(),
  });
  own.jobId = created.body.jobId;
  await server
    .client()
    .send("/api/process-generation-jobs", { headers: { authorization: `Bearer ${CRON_SECRET}` } });
  const designs = await owner.send<{ designs: { id: string }[] }>("/api/designs");
  own.designId = designs.body.designs[0]?.id ?? "";
  const link = await owner.send<{ id: string }>("/api/phone-links", { json: { tabId: "tab-1" } });
  own.phoneLinkId = link.body.id;
  // The webhook is inserted with SQL, because only accounts may create one and all users here are guests.
  const { rows } = await server.db.pool.query<{ webhookId: number; deliveryId: string }>(
    `with made as (
       insert into webhooks (user_id, url, secret) values ($1, 'https://example.com/', 'whsec_1234') returning id
     ) insert into webhook_deliveries (webhook_id, job_id, event, state)
     select id, $2, 'job.completed', 'delivered' from made returning webhook_id as "webhookId", id as "deliveryId"`,
    [owner.userId, own.jobId],
  );
  Object.assign(own, rows[0]);
  const put = await call(owner, "bottles.put", {
    bottles: [{ name: "Rosewood", color: "#8A3B52" }],
  });
  const bottles = (put.body.result?.data.json ?? []) as { id: number }[];
  own.bottleId = bottles[0]?.id ?? 0;
  const board = await call(owner, "boards.create", { name: "Bridal" });
  own.boardId = (board.body.result?.data.json as { id: string } | undefined)?.id ?? "";
});
afterAll(() => server.close());

/** For each procedure, a call with somebody else's id, which must find nothing. Null = the procedure takes no id. */
const MATRIX: Record<string, (() => unknown) | null> = {
  "jobs.create": () => createBody({ originalImage: own.uploadUrl }),
  "jobs.describe": () => createBody({ originalImage: own.uploadUrl }),
  "jobs.get": () => ({ jobId: own.jobId }),
  "jobs.hands": () => ({ jobId: own.jobId }),
  "jobs.versions": () => ({ jobId: own.jobId }),
  "jobs.cancel": () => ({ jobId: own.jobId }),
  "jobs.retry": () => ({ jobId: own.jobId }),
  "jobs.list": () => ({ cursor: own.jobId }),
  "jobs.line": () => ({ part: "ended", limit: 3, cursor: own.jobId }),
  "jobs.times": null,
  // This procedure looks up only the caller's own keys. The queue's tests cover two users with the same key.
  "jobs.withdraw": null,
  "jobs.cancelWaiting": null,
  "jobs.events": null,
  "credits.summary": null,
  "credits.ledger": null,
  "credits.setMonthlyLimit": null,
  "credits.setNotice": null,
  "designs.list": () => ({ cursor: own.designId }),
  "designs.get": () => ({ id: own.designId }),
  "designs.update": () => ({ id: own.designId, favorite: true }),
  "designs.remove": () => ({ id: own.designId }),
  // These procedures leave other people's designs alone; see remove-designs.test.ts.
  "designs.removeMany": null,
  "designs.clear": null,
  "uploads.list": null,
  // This procedure reports other people's uploads as missing; see sweep-uploads.test.ts.
  "uploads.touch": null,
  // phone-links.test.ts shows that this procedure leaves other people's links for the same tab open.
  "phoneLinks.create": null,
  "phoneLinks.get": () => own.phoneLinkId,
  "phoneLinks.close": () => own.phoneLinkId,
  "push.key": null,
  "push.subscribe": null,
  "push.unsubscribe": null,
  // An account reads only its own audit: packages/services/test/audit covers others' entries.
  "account.audit": null,
  "account.deletion": null,
  "account.delete": null,
  "account.keep": null,
  "sessions.list": null,
  // Only accounts can end sessions, and all users here are guests. sessions.test.ts covers somebody else's session.
  "sessions.end": null,
  "keys.list": null,
  "keys.create": null,
  // Keys belong to accounts, and all users here are guests. api-keys.test.ts covers somebody else's key.
  "keys.revoke": null,
  "boards.list": null,
  "boards.create": null,
  "boards.rename": () => ({ id: own.boardId, name: "Taken" }),
  "boards.remove": () => ({ id: own.boardId }),
  "boards.put": () => ({ id: own.boardId, designIds: [own.designId] }),
  "boards.takeOff": () => ({ id: own.boardId, designIds: [own.designId] }),
  "bottles.list": null,
  "bottles.put": null,
  "bottles.update": () => ({ id: own.bottleId, name: "Taken", color: "#000000" }),
  // This procedure leaves other people's bottles alone; see bottles.test.ts.
  "bottles.remove": null,
  "webhooks.list": null,
  "webhooks.create": null,
  "webhooks.rotate": () => ({ id: own.webhookId }),
  "webhooks.remove": () => ({ id: own.webhookId }),
  "webhooks.deliveries": () => ({ id: own.webhookId }),
  "webhooks.resend": () => ({ id: own.webhookId, deliveryId: own.deliveryId }),
  "system.status": null,
  // All users here are guests. admin.test.ts covers accounts that are not admins and use other people's ids.
  "admin.mine": null,
  "admin.live": null,
  "admin.totals": null,
  "admin.audit": null,
  "admin.jobs": null,
  "admin.job": null,
  "admin.cancel": null,
  "admin.retry": null,
  "admin.grant": null,
};

type Called = {
  error?: { json: { data: { code: string; httpStatus: number } } };
  result?: { data: { json: unknown } };
};

async function call(as: Visitor, name: string, input: unknown) {
  const kind = procedures[name]?._def.type;
  const json = superjson.serialize(input);
  return kind === "query"
    ? as.send<Called>(`/trpc/${name}?input=${encodeURIComponent(JSON.stringify(json))}`)
    : as.send<Called>(`/trpc/${name}`, { json });
}

// At run time, the router's `procedures` is a flat record by path, but its type does not show that.
const procedures = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { type: string } }
>;

const NOT_FOUND = [
  "job_not_found",
  "design_not_found",
  "upload_not_found",
  "phone_link_not_found",
  "board_not_found",
  "bottle_not_found",
  "webhook_not_found",
  "webhook_delivery_not_found",
].map((code) => [404, code]);
/** With somebody else's cursor, a list either refuses or returns its first page. */
const FOREIGN_CURSOR = [
  [400, "invalid_input"],
  [200, undefined],
];

test("the matrix has one row for every procedure, and no other row", () => {
  expect(Object.keys(procedures).toSorted(), "each needs its row in MATRIX").toEqual(
    Object.keys(MATRIX).toSorted(),
  );
});

test.each(Object.keys(MATRIX).filter((name) => MATRIX[name]))(
  "%s with someone else's id finds nothing and changes nothing",
  async (name) => {
    const before = await countRows(server.db);
    const answer = await call(stranger, name, MATRIX[name]?.());
    const found = /\.(list|line)$/.test(name) ? FOREIGN_CURSOR : NOT_FOUND;
    expect([answer.status, answer.body.error?.json.data.code]).toEqual(expect.toBeOneOf(found));
    expect(answer.bytes.toString()).not.toContain(own.jobId);
    expect(await countRows(server.db)).toEqual(before);
    expect((await owner.send(`/api/generation-job/${own.jobId}`)).body).toMatchObject({
      status: "completed",
    });
    await assertInvariants(server.db);
  },
);

test("procedures without an id show a stranger nothing of others, and show nothing when signed out", async () => {
  for (const [name, row] of Object.entries(MATRIX)) {
    if (row || name === "system.status" || name === "jobs.events") continue;
    const input = name === "uploads.list" ? { kind: "photo" } : undefined;
    expect((await call(stranger, name, input)).bytes.toString()).not.toContain(own.jobId);
    const nobody = Object.assign(server.client(), { userId: 0, email: "" });
    expect((await call(nobody, name, input)).status).toBe(401);
  }
});

test.each<[string, () => string, object?]>([
  ["GET", () => `/api/generation-job/${own.jobId}`],
  ["POST", () => `/api/generation-job/${own.jobId}/cancel`],
  ["POST", () => `/api/generation-job/${own.jobId}/retry`],
  ["GET", () => `/api/generation-job/${own.jobId}/hands`],
  ["GET", () => `/api/generation-job/${own.jobId}/versions`],
  ["GET", () => `/api/designs/${own.designId}`],
  ["DELETE", () => `/api/designs/${own.designId}`],
  ["PATCH", () => `/api/designs/${own.designId}`, { favorite: true }],
  ["GET", () => `/api/phone-links/${own.phoneLinkId}`],
  ["DELETE", () => `/api/phone-links/${own.phoneLinkId}`],
  ["POST", () => `/api/webhooks/${own.webhookId}/rotate`],
  ["DELETE", () => `/api/webhooks/${own.webhookId}`],
  ["GET", () => `/api/webhooks/${own.webhookId}/deliveries`],
  ["POST", () => `/api/webhooks/${own.webhookId}/deliveries/${own.deliveryId}/resend`],
  ["GET", () => own.uploadUrl],
  ["GET", () => `/files/results/${own.jobId}/0`],
])(
  "%s on someone else's %s answers 404, as for an unknown id, and 401 when signed out",
  async (method, path, json) => {
    const answer = await stranger.send<Refusal>(path(), { method, json });
    expect([answer.status, answer.body.error.code]).toEqual([
      404,
      expect.stringMatching(/_not_found$/),
    ]);
    const unknown = path().replaceAll(/[0-9a-f-]{36}/g, "00000000-0000-4000-8000-000000000000");
    const other = await stranger.send<Refusal>(unknown, { method, json });
    expect([other.status, other.body.error.message]).toEqual([404, answer.body.error.message]);
    expect((await server.client().send(path(), { method, json })).status).toBe(401);
  },
);

test("over HTTP somebody else's key, upload and cursor are answered as if they did not exist", async () => {
  const account = await server.account();
  const made = await account.send<{ id: number }>("/api/keys", { json: { name: "Script" } });
  const other = await server.account();
  const revoke = await other.send<Refusal>(`/api/keys/${made.body.id}`, { method: "DELETE" });
  expect([revoke.status, revoke.body.error.code]).toEqual([404, "api_key_not_found"]);
  expect((await other.send("/api/keys")).body).toEqual([]);
  expect((await account.send("/api/keys")).body).toMatchObject([{ id: made.body.id }]);
  expect((await stranger.send<Refusal>("/api/keys")).body.error.code).toBe("account_required");

  expect((await stranger.send("/api/uploads?kind=photo")).body).toEqual([]);
  const ids = [own.uploadUrl.slice(-36)];
  expect((await stranger.send("/api/uploads/touch", { json: { ids } })).body).toEqual({
    missing: ids,
  });
  const describe = await stranger.send<Refusal>("/api/generate-nail-design-job/describe", {
    json: createBody({ originalImage: own.uploadUrl }),
  });
  expect([describe.status, describe.body.error.code]).toEqual([404, "upload_not_found"]);
  const queue = `/api/generation-jobs/queue?part=ended&cursor=${own.jobId}`;
  expect((await stranger.send<Refusal>(queue)).body.error.code).toBe("invalid_input");
  expect((await owner.send("/api/generation-jobs/queue?part=ended")).body).toMatchObject({
    jobs: [{ id: own.jobId }],
  });
});

test("hand-made addresses lead nowhere", async () => {
  const wrong = [
    "/files/uploads/..%2f..%2fauth-secret",
    "/files/uploads/%00",
    "/files/../../etc/passwd",
    "/files/results/x/0",
    `/files/results/${own.jobId}/9`,
    `/files/results/${own.jobId}/-1`,
    "/api/generation-job/1",
    `/api/generation-job/${"a".repeat(400)}`,
    "/files/%zz",
  ];
  for (const path of wrong) {
    const answer = await owner.send<Refusal>(path);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.body.error.code).toMatch(/not_found$/);
  }
});
