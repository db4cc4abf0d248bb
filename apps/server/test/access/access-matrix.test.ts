import { appRouter } from "@lacquer/api";
import type { Auth } from "@lacquer/auth";
import { startTestServer, type TestServer, type Visitor } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AUTH_ROUTES } from "../../src/routes/auth.ts";
import { appLike, routesOf } from "../app-like.ts";
import { type Actor, actorsAt } from "./actors.ts";
import { type Belongings, giveBelongings, keepSignedIn } from "./belongings.ts";
import { type Call, callOf, INPUTS, procedureCall } from "./calls.ts";

/** The studio's own pages, scripts and styles. They need no row, because they are the same for everybody. */
const STUDIO = /^[A-Z]+ \/?\*?$/;
/** The tRPC route. Each of its procedures has a row of its own. */
const PROCEDURES_ROUTE = / \/trpc\/:path$/;

/**
 * The routes and procedures that everybody may call. All others must refuse visitors who are not signed in, and expired
 * links.
 */
const OPEN =
  /^(GET \/(healthz|readyz)|GET \/api\/auth\/.*|POST \/api\/auth\/(sign-.*|re.*-password.*)|POST \/api\/client-errors|GET \/api\/(openapi\.json|docs.*)|(POST|GET) \/api\/process-generation-jobs|POST \/api\/phone-links\/(open|photo)|system\.status)$/;

let server: TestServer;
let owner: Visitor;
let actors: Actor[];
let own: Belongings;
let restore: () => Promise<void>;
let routes: string[];
/** The endpoints of the sign-in library that the studio does not serve, as routes. */
let unserved: string[];
/** The answers to each route and procedure, in the order of the actors. */
const rows = new Map<string, string[]>();

const procedures = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { type: string } }
>;

beforeAll(async () => {
  server = await startTestServer({
    SIGNUP_CREDITS: "1000",
    REQUESTS_PER_MINUTE: "100000",
    CREATES_PER_MINUTE: "100000",
  });
  owner = await server.account();
  const given = await giveBelongings(server, owner);
  own = given.own;
  actors = await actorsAt(server, owner);
  const signIn = await keepSignedIn(server);
  restore = async () => {
    await given.restore();
    await signIn();
  };
  const like = await appLike(server);
  routes = routesOf(like.app).filter((one) => !STUDIO.test(one) && !PROCEDURES_ROUTE.test(one));
  unserved = endpointsOf(like.auth).filter(
    (one) => !(AUTH_ROUTES as readonly string[]).includes(one),
  );
  await like.close();
}, 180_000);
afterAll(() => server.close());

/** Returns the endpoints of the sign-in library, as in "POST /sign-out". */
function endpointsOf({ api }: Auth): string[] {
  const all = Object.values(api) as { path?: string; options?: { method?: string | string[] } }[];
  return all.flatMap(({ path, options }) =>
    path ? [options?.method ?? "POST"].flat().map((method) => `${method} ${path}`) : [],
  );
}

/** Returns the status and the code of an answer. Of a stream, only the beginning is read. */
async function answerTo({ path, send }: Call, actor: Actor): Promise<string> {
  const { client, query = "" } = actor;
  const whole = query ? `${path}${path.includes("?") ? "&" : "?"}${query}` : path;
  const stop = new AbortController();
  const answer = await fetch(new URL(whole, server.origin), {
    method: send.method ?? "GET",
    signal: stop.signal,
    redirect: "manual",
    headers: {
      // The library counts requests by address, so every actor has an address of its own.
      "x-forwarded-for": `10.1.2.${actors.indexOf(actor)}`,
      ...(send.json === undefined ? {} : { "content-type": "application/json" }),
      ...(client.cookies.size > 0
        ? { cookie: [...client.cookies].map((pair) => pair.join("=")).join("; ") }
        : {}),
      ...(path.startsWith("/api/auth/") ? { origin: server.origin } : {}),
      ...actor.headers,
    },
    ...(send.json === undefined ? {} : { body: JSON.stringify(send.json) }),
  });
  const isStream = answer.headers.get("content-type")?.includes("event-stream") ?? false;
  const text = isStream ? await beginningOf(answer) : await answer.text();
  stop.abort();
  // If a stream refuses a caller, its first message contains the code.
  const code = answer.ok && !isStream ? undefined : /"code":"(\w+)"/.exec(text)?.[1];
  return code ? `${answer.status} ${code}` : String(answer.status);
}

/** Reads a stream up to its first message. */
async function beginningOf(answer: Response): Promise<string> {
  let text = "";
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (reader && !/"(code|kind)":/.test(text)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  return text;
}

/** Makes a call as each actor. The owner calls last, because only the owner's calls may change something. */
async function callAll(name: string, call: Call): Promise<void> {
  const others = await Promise.all(actors.slice(0, -1).map((actor) => answerTo(call, actor)));
  const [last] = actors.slice(-1);
  rows.set(name, [...others, ...(last ? [await answerTo(call, last)] : [])]);
  await restore();
}

test("every procedure has its input in INPUTS, and no other", () => {
  expect(Object.keys(INPUTS).toSorted()).toEqual(Object.keys(procedures).toSorted());
});

test("the answers to every actor at every route and procedure are those of the matrix", async () => {
  for (const route of routes.toSorted()) await callAll(route, callOf(route, own));
  for (const name of Object.keys(procedures).toSorted())
    await callAll(name, procedureCall(name, procedures[name]?._def.type !== "mutation", own));
  await expect(matrix()).toMatchFileSnapshot("./access-matrix.txt");
}, 900_000);

test("the other endpoints of the sign-in library are not there, for anybody", async () => {
  expect(unserved.length).toBeGreaterThan(15);
  for (const route of unserved) {
    const [method = "", path = ""] = route.split(" ");
    const send = method === "GET" ? { method } : { method, json: {} };
    const call = { path: `/api/auth${path.replaceAll(/:\w+/g, "x")}`, send };
    const answers = await Promise.all(
      actors.map(async (actor) => [route, actor.name, await answerTo(call, actor)]),
    );
    const isRefused = (name: string) => method !== "GET" && name === "wrong origin";
    expect(answers).toEqual(
      actors.map(({ name }) => [route, name, isRefused(name) ? "403 cross_site" : "404 not_found"]),
    );
  }
}, 300_000);

const at = (answers: string[], name: string): string =>
  answers[actors.findIndex((actor) => actor.name === name)] ?? "";

test("nobody is let in where the list of open routes does not say so", () => {
  for (const [name, answers] of rows) {
    if (OPEN.test(name)) continue;
    for (const actor of ["nobody", "expired link"])
      expect([name, actor, at(answers, actor)]).toEqual([
        name,
        actor,
        expect.stringMatching(/^(401 |403 link_invalid|405|200 unauthorized)/),
      ]);
  }
});

test("no change is accepted from another origin", () => {
  for (const [name, answers] of rows) {
    const reads = name.startsWith("GET ") || procedures[name]?._def.type === "query";
    if (reads || name === "jobs.events") continue;
    expect([name, at(answers, "wrong origin")]).toEqual([name, "403 cross_site"]);
  }
});

test("a key to read changes nothing", () => {
  for (const [name, answers] of rows) {
    const reads = name.startsWith("GET ") || procedures[name]?._def.type !== "mutation";
    if (OPEN.test(name) || (reads && !/^(POST|PUT|PATCH|DELETE) /.test(name))) continue;
    // The MCP route and the describe calls only read, although they are sent like changes.
    if (/ \/mcp$|describe$/.test(name)) continue;
    // The sign-in library ignores keys, so a caller with a key counts as signed out there.
    const refused = name.startsWith("POST /api/auth/")
      ? /^401/
      : /^403 (scope_missing|session_required)$/;
    expect([name, at(answers, "key to read")]).toEqual([name, expect.stringMatching(refused)]);
  }
});

/** The matrix as a text with aligned columns. */
function matrix(): string {
  const head = ["", ...actors.map(({ name }) => name)];
  const lines = [head, ...[...rows].map(([name, answers]) => [name, ...answers])];
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return `${lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n")}\n`;
}
