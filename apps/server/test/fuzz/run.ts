import { Agent } from "node:http";
import { Faults } from "./faults.ts";
import type { FuzzedServer } from "./fuzzed-server.ts";
import type { Identity } from "./identities.ts";
import type { Random } from "./random.ts";
import { send, type Shot } from "./wire.ts";

const AT_ONCE = 8;
const REFRESH_EVERY = 100;

/** Sends all requests, several at the same time, each as one of `people`, and judges every answer. */
export async function shootAll(
  server: FuzzedServer,
  shots: Iterable<Shot>,
  people: readonly [Identity, ...Identity[]],
  random: Random,
): Promise<Faults> {
  server.errors.clear();
  const faults = new Faults(server.errors);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  let sent = 0;
  const sendOne = async (shot: Shot, who: Identity) => {
    const headers = { "x-forwarded-for": address(random), ...who.headers(), ...shot.headers };
    faults.look(
      shot,
      who.name,
      await send(server.origin, { ...shot, headers }, agent).catch(String),
    );
    sent += 1;
    if (sent % REFRESH_EVERY === 0) for (const person of new Set(people)) await person.refresh();
  };
  const waiting = shots[Symbol.iterator]();
  const shooter = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next())
      await sendOne(next.value, random.pick(people));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, shooter));
  agent.destroy();
  return faults;
}

/** Returns a new address for each request, because limits by address are not tested here. */
function address(random: Random): string {
  return `10.${random.below(256)}.${random.below(256)}.${1 + random.below(254)}`;
}
