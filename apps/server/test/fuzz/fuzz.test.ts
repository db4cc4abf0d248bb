import { Agent } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FuzzedServer, startFuzzedServer } from "./fuzzed-server.ts";
import { routesOf } from "./http-routes.ts";
import { type Identity, identities } from "./identities.ts";
import { Faults } from "./faults.ts";
import { oddTries } from "./odd-tries.ts";
import { createRandom, type Random } from "./random.ts";
import { authTries, type Document, type Known, procedureTries, routeTries, type Try } from "./tries.ts";
import { send, type Shot } from "./wire.ts";

const { FUZZ_REQUESTS = "2500", FUZZ_SEED = "1" } = process.env;
const REQUESTS = Number(FUZZ_REQUESTS);
const AT_ONCE = 8;
const REFRESH_EVERY = 100;

let server: FuzzedServer;

beforeAll(async () => {
  server = await startFuzzedServer();
});
afterAll(() => server.close());

async function allTries(known: Known): Promise<Try[]> {
  const routes = routesOf(server.app);
  const document = await (await fetch(`${server.origin}/api/openapi.json`)).json();
  return [
    ...procedureTries(known),
    ...routeTries(routes, document as Document, known),
    ...authTries(server.auth),
    ...oddTries(routes),
  ];
}

/** Each thing to try once, in an order of chance, and again with other values until there are enough. */
function* shotsOf(tries: Try[], random: Random): Generator<Shot> {
  for (let shots = 0; shots < REQUESTS;) {
    const left = [...tries];
    while (left.length > 0 && shots < REQUESTS) {
      const [one] = left.splice(random.below(left.length), 1);
      if (!one) continue;
      shots += 1;
      yield one(random);
    }
  }
}

test(
  `${REQUESTS} hostile requests are refused in the house's shape (seed ${FUZZ_SEED})`,
  async () => {
    const random = createRandom(Number(FUZZ_SEED));
    const people = await identities(server.origin);
    const tries = await allTries(people.known);
    const shots = shotsOf(tries, random);
    const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
    const faults = new Faults(server.errors);
    let sent = 0;
    const one = async (shot: Shot, who: Identity) => {
      const address = `10.${random.below(256)}.${random.below(256)}.${1 + random.below(254)}`;
      const headers = { "x-forwarded-for": address, ...who.headers(), ...shot.headers };
      const hit = await send(server.origin, { ...shot, headers }, agent).catch(String);
      faults.look(shot, who.name, hit);
      sent += 1;
      if (sent % REFRESH_EVERY === 0) for (const person of new Set(people.all)) await person.refresh();
    };
    const shooter = async () => {
      for (const shot of shots) await one(shot, random.pick(people.all));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, shooter));
    agent.destroy();
    console.log(`${tries.length} things to try, ${sent} requests: ${faults.answers()}`);
    expect(faults.report()).toBe("");
  },
  60_000 + REQUESTS * 60,
);
