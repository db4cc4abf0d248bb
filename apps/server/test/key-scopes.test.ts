import { appRouter } from "@lacquer/api";
import {
  API_KEY_SCOPES,
  API_KEYS_MAX,
  type ApiKey,
  type ApiKeyScope,
  type NewApiKey,
  scopeCovers,
} from "@lacquer/contracts";
import {
  createBody,
  form,
  plainPicture,
  type Refusal,
  startTestServer,
  type TestServer,
  type Visitor,
} from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AUTH_ROUTES } from "../src/routes/auth.ts";
import { appLike, routesOf } from "./app-like.ts";

const ID = "00000000-0000-4000-8000-000000000000";

let server: TestServer;
let owner: Visitor;
let like: Awaited<ReturnType<typeof appLike>>;
const keys = {} as Record<ApiKeyScope, string>;

beforeAll(async () => {
  server = await startTestServer();
  owner = await server.account();
  for (const scope of API_KEY_SCOPES) keys[scope] = (await newKey({ scope })).key;
  like = await appLike(server);
});
afterAll(async () => {
  await like.close();
  await server.close();
});

async function newKey(input: object): Promise<NewApiKey> {
  const answer = await owner.send<{ result: { data: { json: NewApiKey } } }>("/trpc/keys.create", {
    json: { json: { name: "Script", ...input } },
  });
  return answer.body.result.data.json;
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

/**
 * The scope that an API key needs for each HTTP route. "no key" = the route refuses every key; null = the route asks
 * for no key.
 */
const ROUTES: Record<string, ApiKeyScope | "no key" | null> = {
  "GET /healthz": null,
  "GET /readyz": null,
  ...Object.fromEntries(AUTH_ROUTES.map((route) => [route.replace(" ", " /api/auth"), null])),
  "GET /api/process-generation-jobs": null,
  "POST /api/process-generation-jobs": null,
  "GET /trpc/jobs.events": "read",
  "POST /api/client-errors": null,
  "POST /api/phone-links/open": null,
  "POST /api/phone-links/photo": null,
  "GET /api/openapi.json": null,
  "GET /api/docs": null,
  "GET /api/docs/reference.js": null,
  "GET /files/uploads/:id": "read",
  "GET /files/results/:jobId/:imageIndex": "read",
  "GET /files/results/:jobId/:imageIndex/raw": "read",
  "GET /files/previews/:jobId/:previewId": "read",
  "GET /api/generation-job/:jobId": "read",
  "GET /api/generation-jobs": "read",
  "GET /api/generation-job/:jobId/hands": "read",
  "GET /api/generation-job/:jobId/versions": "read",
  "GET /api/generation-jobs/queue": "read",
  "GET /api/generation-jobs/times": "read",
  "POST /api/generate-nail-design-job/describe": "read",
  "GET /api/uploads": "read",
  "GET /api/phone-links/:id": "read",
  "GET /api/credits": "read",
  "GET /api/credits/ledger": "read",
  "GET /api/credits/ledger.csv": "read",
  "GET /api/designs": "read",
  "GET /api/designs/:id": "read",
  "POST /api/uploads": "create",
  "POST /api/generate-nail-design-job": "create",
  "POST /api/generation-job/:jobId/cancel": "create",
  "POST /api/generation-job/:jobId/retry": "create",
  "POST /api/generation-jobs/cancel-waiting": "create",
  "POST /api/generation-jobs/withdraw": "create",
  "POST /api/uploads/touch": "create",
  "POST /api/phone-links": "create",
  "DELETE /api/phone-links/:id": "create",
  "PUT /api/credits/monthly-limit": "manage",
  "PUT /api/credits/notice": "manage",
  "PATCH /api/designs/:id": "manage",
  "DELETE /api/designs/:id": "manage",
  "POST /api/designs/remove": "manage",
  "POST /api/designs/clear": "manage",
  "GET /api/account": "no key",
  "GET /api/account/audit": "no key",
  "DELETE /api/account": "no key",
  "POST /api/account/keep": "no key",
  "POST /api/account/export": "no key",
  "GET /api/account/archive": "no key",
  "POST /api/account/import": "no key",
  "GET /api/sessions": "no key",
  "DELETE /api/sessions/:id": "no key",
  "GET /api/keys": "no key",
  "POST /api/keys": "no key",
  "DELETE /api/keys/:id": "no key",
  "POST /mcp": "read",
  "GET /mcp": "read",
  "DELETE /mcp": "read",
  "GET /api/webhooks": "read",
  "GET /api/webhooks/:id/deliveries": "read",
  "POST /api/webhooks": "manage",
  "POST /api/webhooks/:id/rotate": "manage",
  "DELETE /api/webhooks/:id": "manage",
  "POST /api/webhooks/:id/deliveries/:deliveryId/resend": "manage",
};

/** The scope that an API key needs for each procedure; null = the procedure refuses every key. */
const PROCEDURES: Record<string, ApiKeyScope | null> = {
  "boards.list": "read",
  "boards.create": "manage",
  "boards.rename": "manage",
  "boards.remove": "manage",
  "boards.put": "manage",
  "boards.takeOff": "manage",
  "bottles.list": "read",
  "bottles.put": "manage",
  "bottles.update": "manage",
  "bottles.remove": "manage",
  "webhooks.list": "read",
  "webhooks.deliveries": "read",
  "webhooks.create": "manage",
  "webhooks.rotate": "manage",
  "webhooks.remove": "manage",
  "webhooks.resend": "manage",
  "jobs.create": "create",
  "jobs.describe": "read",
  "jobs.get": "read",
  "jobs.hands": "read",
  "jobs.versions": "read",
  "jobs.cancel": "create",
  "jobs.cancelWaiting": "create",
  "jobs.retry": "create",
  "jobs.withdraw": "create",
  "jobs.list": "read",
  "jobs.line": "read",
  "jobs.times": "read",
  "jobs.events": "read",
  "credits.summary": "read",
  "credits.ledger": "read",
  "credits.setMonthlyLimit": "manage",
  "credits.setNotice": "manage",
  "designs.list": "read",
  "designs.get": "read",
  "designs.update": "manage",
  "designs.remove": "manage",
  "designs.removeMany": "manage",
  "designs.clear": "manage",
  "uploads.list": "read",
  "uploads.touch": "create",
  "phoneLinks.create": "create",
  "phoneLinks.get": "read",
  "phoneLinks.close": "create",
  "push.key": "read",
  "push.subscribe": "manage",
  "push.unsubscribe": "manage",
  "account.audit": null,
  "account.deletion": null,
  "account.delete": null,
  "account.keep": null,
  "sessions.list": null,
  "sessions.end": null,
  "keys.list": null,
  "keys.create": null,
  "keys.revoke": null,
  "system.status": "read",
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

// At run time, the router's `procedures` is a flat record by path, but its type does not show that.
const procedures = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { type: string } }
>;

test("every route and every procedure names the scope that a key needs there", () => {
  const ours = routesOf(like.app).filter((route) => !/ \/trpc\/:path|\*$/.test(route));
  expect(ours.toSorted()).toEqual(
    Object.keys(ROUTES)
      .filter((route) => !route.endsWith("*"))
      .toSorted(),
  );
  expect(Object.keys(procedures).toSorted(), "each needs its row in PROCEDURES").toEqual(
    Object.keys(PROCEDURES).toSorted(),
  );
});

/** Returns whether an answer refuses the key. An answer that refuses for another reason has accepted the key. */
const isRefused = (bytes: Buffer) => /"(scope_missing|session_required)"/.test(bytes.toString());

const needsKey = Object.entries(ROUTES).flatMap(([route, scope]) =>
  scope ? [{ route, scope }] : [],
);

test.each(needsKey)("$route needs $scope", async ({ route, scope }) => {
  const [method = "", path = ""] = route.split(" ");
  const address = path.replaceAll(/:imageIndex/g, "0").replaceAll(/:\w+/g, ID);
  for (const has of API_KEY_SCOPES) {
    const stop = new AbortController();
    const answer = await fetch(new URL(address, server.origin), {
      method,
      headers: { ...bearer(keys[has]), "x-forwarded-for": "10.1.2.3" },
      signal: stop.signal,
    });
    const isStream = answer.headers.get("content-type")?.includes("event-stream") ?? false;
    const first = isStream
      ? Buffer.from((await answer.body?.getReader().read())?.value ?? [])
      : Buffer.from(await answer.arrayBuffer());
    stop.abort();
    expect([has, answer.status === 403 && isRefused(first)]).toEqual([
      has,
      scope === "no key" || !scopeCovers(has, scope),
    ]);
  }
});

test.each(Object.entries(PROCEDURES).filter(([name]) => name !== "jobs.events"))(
  "%s needs %s",
  async (name, scope) => {
    const isQuery = procedures[name]?._def.type === "query";
    for (const has of API_KEY_SCOPES) {
      const answer = await server.client().send(`/trpc/${name}`, {
        method: isQuery ? "GET" : "POST",
        headers: bearer(keys[has]),
        ...(isQuery ? {} : { json: { json: {} } }),
      });
      const code = /"code":"([a-z_]+)"/.exec(answer.bytes.toString())?.[1];
      // Null means that no scope of a key is enough, because only the signed-in person may call the procedure.
      const isCovered = scope !== null && scopeCovers(has, scope);
      const isRefusedToKeys = code === "scope_missing" || code === "session_required";
      expect([has, isRefusedToKeys]).toEqual([has, !isCovered]);
    }
  },
);

test("a key with the scope to create may upload, create and cancel, but may remove nothing from the collection", async () => {
  const headers = bearer(keys.create);
  const program = server.client();
  const upload = await program.send<{ url: string }>("/api/uploads?kind=photo", {
    form: form(await plainPicture()),
    headers,
  });
  expect(upload.status).toBe(201);
  const created = await program.send<{ jobId: string }>("/api/generate-nail-design-job", {
    json: createBody({ originalImage: upload.body.url }),
    headers,
  });
  expect(created.status).toBe(201);
  const cancel = `/api/generation-job/${created.body.jobId}/cancel`;
  expect(
    (await program.send<Refusal>(cancel, { method: "POST", headers: bearer(keys.read) })).body,
  ).toMatchObject({
    error: { code: "scope_missing", message: expect.stringContaining("API key") },
  });
  expect((await program.send(cancel, { method: "POST", headers })).status).toBe(200);
  const remove = await program.send<Refusal>(`/api/designs/${ID}`, { method: "DELETE", headers });
  expect([remove.status, remove.body.error.code]).toEqual([403, "scope_missing"]);
});

test("a key ends by itself after its days, and stays in the list with the date", async () => {
  const made = await newKey({ scope: "read", days: 30 });
  const days = (Date.parse(made.expiresAt ?? "") - Date.parse(made.createdAt)) / 86_400_000;
  expect(days).toBeCloseTo(30, 1);
  expect((await server.client().send("/api/credits", { headers: bearer(made.key) })).status).toBe(
    200,
  );
  await server.db.pool.query("update api_keys set expires_at = now() where id = $1", [made.id]);
  expect((await server.client().send("/api/credits", { headers: bearer(made.key) })).status).toBe(
    401,
  );
  const list = await owner.send<{ result: { data: { json: ApiKey[] } } }>("/trpc/keys.list");
  expect(list.body.result.data.json.find(({ id }) => id === made.id)).toMatchObject({
    scope: "read",
    expiresAt: expect.any(String),
    lastUsedAt: expect.any(String),
  });
});

test("ended keys no longer count against the limit", async () => {
  const person = await server.account();
  const create = () =>
    person.send("/trpc/keys.create", { json: { json: { name: "Script", days: 30 } } });
  for (let key = 0; key < API_KEYS_MAX; key += 1) expect((await create()).status).toBe(200);
  expect((await create()).bytes.toString()).toContain("too_many_api_keys");
  await server.db.pool.query("update api_keys set expires_at = now() where user_id = $1", [
    person.userId,
  ]);
  expect((await create()).status).toBe(200);
});

test("a key made without scope or days may do everything and never ends, like all earlier keys", async () => {
  expect(await newKey({})).toMatchObject({ scope: "manage", expiresAt: null });
});
