import { appRouter } from "@lacquer/api";
import {
  assertInvariants,
  countRows,
  createBody,
  type HttpClient,
  type Refusal,
  startTestServer,
  type TestServer,
  type Visitor,
} from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Belongings, giveBelongings } from "./access/belongings.ts";
import { callOf, INPUTS, procedureCall } from "./access/calls.ts";
import { appLike, routesOf } from "./app-like.ts";

let server: TestServer;
let owner: Visitor;
let stranger: Visitor;
let own: Belongings;

beforeAll(async () => {
  server = await startTestServer({ SIGNUP_CREDITS: "10" });
  [owner, stranger] = [await server.account(), await server.account()];
  ({ own } = await giveBelongings(server, owner));
}, 180_000);
afterAll(() => server.close());

type Called = {
  error?: { json: { data: { code: string; httpStatus: number } } };
  result?: { data: { json: unknown } };
};

// At run time, the router's `procedures` is a flat record by path, but its type does not show that.
const procedures = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { type: string } }
>;

function call(as: HttpClient, name: string) {
  const { path, send } = procedureCall(name, procedures[name]?._def.type !== "mutation", own);
  return as.send<Called>(path, send);
}

const NOT_FOUND = [[404, expect.stringMatching(/_not_found$/)]];
/** With somebody else's cursor, a list either refuses or returns its first page. */
const FOREIGN_CURSOR = [
  [400, "invalid_input"],
  [200, undefined],
];
/** These procedures take many ids, and ignore those of other people's data. */
const MANY = new Set(["designs.removeMany", "uploads.touch", "bottles.remove"]);
/** These procedures have an input, but no id in it. */
const WITHOUT_ID = new Set(["uploads.list"]);

function answersTo(name: string): unknown[] {
  if (name.startsWith("admin.")) return [[403, "admin_required"]];
  if (MANY.has(name)) return [[200, undefined]];
  return /\.(list|line)$/.test(name) ? FOREIGN_CURSOR : NOT_FOUND;
}

const withId = (name: string) => INPUTS[name] && !WITHOUT_ID.has(name);

test.each(Object.keys(INPUTS).filter(withId))(
  "%s with someone else's id finds nothing and changes nothing",
  async (name) => {
    const before = await countRows(server.db);
    const answer = await call(stranger, name);
    const told = [answer.status, answer.body.error?.json.data.code];
    expect(answersTo(name)).toContainEqual(told);
    expect(answer.bytes.toString()).not.toContain(own.jobId);
    expect(await countRows(server.db)).toEqual(before);
    expect((await owner.send(`/api/generation-job/${own.jobId}`)).body).toMatchObject({
      status: "completed",
    });
    await assertInvariants(server.db);
  },
);

test("procedures without an id show a stranger nothing of others, and show nothing when signed out", async () => {
  for (const name of Object.keys(INPUTS)) {
    if (withId(name) || name === "system.status" || name === "jobs.events") continue;
    expect((await call(stranger, name)).bytes.toString()).not.toContain(own.jobId);
    expect((await call(server.client(), name)).status).toBe(401);
  }
});

test("every route with an id answers 404 for someone else's id, as for an unknown id, and 401 when signed out", async () => {
  const like = await appLike(server);
  const routes = routesOf(like.app).filter(
    (route) => route.includes("/:") && !route.includes("/trpc/"),
  );
  await like.close();
  expect(routes.length).toBeGreaterThan(15);
  const unknown = Object.fromEntries(
    Object.entries(own).map(([name, id]) => [
      name,
      id.length === 36 ? "00000000-0000-4000-8000-000000000000" : "899999",
    ]),
  ) as unknown as Belongings;
  for (const route of routes) {
    const [theirs, none] = [callOf(route, own), callOf(route, unknown)];
    const answer = await stranger.send<Refusal>(theirs.path, theirs.send);
    expect([route, answer.status, answer.body.error.code]).toEqual([
      route,
      404,
      expect.stringMatching(/_not_found$/),
    ]);
    const other = await stranger.send<Refusal>(none.path, none.send);
    expect([route, other.status, other.body.error.message]).toEqual([
      route,
      404,
      answer.body.error.message,
    ]);
    const signedOut = await server.client().send(theirs.path, theirs.send);
    expect([route, signedOut.status]).toEqual([route, 401]);
  }
}, 120_000);

test("over HTTP somebody else's key, upload and cursor are answered as if they did not exist", async () => {
  const account = await server.account();
  const made = await account.send<{ id: number }>("/api/keys", { json: { name: "Script" } });
  const other = await server.account();
  const revoke = await other.send<Refusal>(`/api/keys/${made.body.id}`, { method: "DELETE" });
  expect([revoke.status, revoke.body.error.code]).toEqual([404, "api_key_not_found"]);
  expect((await other.send("/api/keys")).body).toEqual([]);
  expect((await account.send("/api/keys")).body).toMatchObject([{ id: made.body.id }]);
  const guest = await server.guest();
  expect((await guest.send<Refusal>("/api/keys")).body.error.code).toBe("account_required");

  expect((await stranger.send("/api/uploads?kind=photo")).body).toEqual([]);
  const ids = [own.uploadId];
  expect((await stranger.send("/api/uploads/touch", { json: { ids } })).body).toEqual({
    missing: ids,
  });
  const describe = await stranger.send<Refusal>("/api/generate-nail-design-job/describe", {
    json: createBody({ originalImage: `/files/uploads/${own.uploadId}` }),
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
