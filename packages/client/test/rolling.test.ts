import { type HttpProxy, startHttpProxy } from "@lacquer/testing/http-proxy";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLacquerClient } from "../src/index.ts";
import { startStudio, type Studio } from "./studio.ts";

const JOBS = 40;
/** So many are under way at once, so that jobs are made and end all the time while processes come and go. */
const AT_ONCE = 6;

let studio: Studio;
let proxy: HttpProxy;

beforeAll(async () => {
  studio = await startStudio({
    REQUESTS_PER_MINUTE: "1000000",
    CREATES_PER_MINUTE: "1000000",
    USER_RUNNING_LIMIT: String(AT_ONCE),
  });
  proxy = await startHttpProxy();
});
afterAll(async () => {
  await proxy.close();
  await studio.close();
});

/** Two servers behind one address, which sends each request to the next one, whether it is there or not. */
async function twoServers() {
  const servers = [studio, await studio.another()];
  let turn = 0;
  Object.defineProperty(proxy, "target", {
    get: () => servers[(turn += 1) % servers.length]?.origin,
  });
  return servers;
}

test("while both servers and both workers are restarted, every end is seen, each once", async () => {
  const servers = await twoServers();
  const workers = [await studio.worker(), await studio.worker()];
  const { apiKey } = await studio.person(JOBS + 1);
  const client = createLacquerClient({ url: proxy.origin, apiKey });

  const told: string[] = [];
  const follower = client.follow();
  const following = (async (last: Promise<string>) => {
    const sentinel = last;
    for await (const { job } of follower) {
      told.push(job.id);
      if (told.length > JOBS && told.includes(await sentinel)) return;
    }
  }) as (last: Promise<string>) => Promise<void>;
  const last = Promise.withResolvers<string>();
  const followed = following(last.promise);

  const made: string[] = [];
  let restarts = 0;
  const make = async () => {
    while (made.length < JOBS) {
      made.push("");
      const mine = made.length - 1;
      const { job } = await client.generate({ prompt: `design ${mine}`, imageCount: 1 });
      made[mine] = job.id;
    }
  };
  const making = Promise.all(Array.from({ length: AT_ONCE }, make));
  for (const [index, server] of servers.entries()) {
    await server.process.end();
    const { port } = new URL(server.origin);
    servers[index] = Object.assign(server, await studio.another({ PORT: port }));
    restarts += 1;
  }
  for (const [index, worker] of workers.entries()) {
    await worker.end();
    workers[index] = await studio.worker();
    restarts += 1;
  }
  const duringRestarts = told.length;
  await making;
  // Whatever is told twice is told before this one.
  const { job } = await client.generate({ prompt: "the last one", imageCount: 1 });
  last.resolve(job.id);
  await followed;

  expect(restarts).toBe(4);
  expect(duringRestarts).toBeGreaterThan(0);
  expect(told.toSorted()).toEqual([...made, job.id].toSorted());
});
