import { afterAll, beforeAll, expect, test } from "vitest";
import { REQUESTS, SEED } from "./env.ts";
import { type FuzzedServer, startFuzzedServer } from "./fuzzed-server.ts";
import { hostile, WORST } from "./hostile-values.ts";
import { identities } from "./identities.ts";
import { type OddTry, oddTries } from "./odd-tries.ts";
import { createRandom, type Random } from "./random.ts";
import { shootAll } from "./run.ts";
import { authTries, authUrls } from "./auth-tries.ts";
import { procedureTries } from "./procedure-tries.ts";
import { describedBy, type Document, routeTries } from "./route-tries.ts";
import type { FieldTry } from "./tries.ts";
import type { Shot } from "./wire.ts";

const PATIENCE_MS = 480_000;

let server: FuzzedServer;
let people: Awaited<ReturnType<typeof identities>>;
let fields: FieldTry[];
let odd: OddTry[];
let document: Document;

beforeAll(async () => {
  server = await startFuzzedServer();
  people = await identities(server.origin);
  document = (await (await fetch(`${server.origin}/api/openapi.json`)).json()) as Document;
  fields = [
    ...procedureTries(people.known),
    ...routeTries(server.routes, document, people.known),
    ...authTries(server.auth),
  ];
  odd = oddTries(server.routes, authUrls(server.auth));
});
afterAll(() => server.close());

/** Routes that take no input of their own, or whose input is described elsewhere. */
const UNDESCRIBED =
  /^\/(api\/auth\/|trpc\/|mcp$|api\/openapi\.json$|api\/docs(\/reference\.js)?$|$|index\.html$|assets\/)/;

test("every route describes its fields, so that this test can try them", () => {
  const described = describedBy(document);
  const bare = server.routes.filter(
    (route) => !UNDESCRIBED.test(route.url) && route.method !== "HEAD" && !described(route),
  );
  expect(bare).toEqual([]);
});

test(
  "every field of every route and procedure gets values that break servers",
  async () => {
    const random = createRandom(SEED);
    const shots = fields.flatMap((field) => WORST.map((value) => field(value, random)));
    const faults = await shootAll(server, shots, [people.owner], random);
    console.log(`${fields.length} fields: ${faults.answers()}`);
    expect(faults.report()).toBe("");
  },
  PATIENCE_MS,
);

test(
  "odd addresses, methods, bodies and headers are refused, whoever sends them",
  async () => {
    const random = createRandom(SEED);
    const shots = odd.map((one) => one(random));
    const faults = await shootAll(server, shots, people.all, random);
    console.log(`${odd.length} odd requests: ${faults.answers()}`);
    expect(faults.report()).toBe("");
  },
  PATIENCE_MS,
);

test.runIf(REQUESTS > 0)(
  `${REQUESTS} more requests at random (seed ${SEED})`,
  async () => {
    const random = createRandom(SEED);
    const faults = await shootAll(server, byChance(random), people.all, random);
    console.log(`${REQUESTS} by chance: ${faults.answers()}`);
    expect(faults.report()).toBe("");
  },
  PATIENCE_MS + REQUESTS * 60,
);

/** On average, three in four requests put a hostile value into a field, and one in four is an odd request. */
function* byChance(random: Random): Generator<Shot> {
  for (let i = 0; i < REQUESTS; i += 1) {
    const one = odd[random.below(odd.length)];
    const field = fields[random.below(fields.length)];
    if (one && random.below(4) === 0) yield one(random);
    else if (field) yield field(hostile(random), random);
  }
}
