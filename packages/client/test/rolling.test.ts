import { waitFor } from "@lacquer/testing";
import { createOpenAiDouble, type OpenAiDouble } from "@lacquer/testing/doubles";
import { type HttpProxy, startHttpProxy } from "@lacquer/testing/http-proxy";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLacquerClient } from "../src/index.ts";
import { startStudio, type Studio } from "./studio.ts";

const KEY = "sk-canary-0123456789abcdef";
/** The test's time limit. Each of four processes stops and starts again, which takes long on a busy machine. */
const ROLL_MS = 600_000;
const JOBS = 40;
/** The number of jobs that are under way at once, so that jobs keep starting and ending while processes restart. */
const AT_ONCE = 5;
/** The number of processes that are restarted: two servers and two workers. */
const ROLLED = 4;

let studio: Studio;
let proxy: HttpProxy;
let provider: OpenAiDouble;

beforeAll(async () => {
  // The provider's double paints without delay, because this test checks only which followers get each job's report.
  provider = await createOpenAiDouble({ apiKey: KEY });
  provider.script = () => ({ do: "paint", afterMs: 2_000 });
  studio = await startStudio({
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: provider.baseUrl,
    REQUESTS_PER_MINUTE: "1000000",
    CREATES_PER_MINUTE: "1000000",
    USER_RUNNING_LIMIT: String(AT_ONCE),
  });
  proxy = await startHttpProxy();
});
afterAll(async () => {
  await proxy.close();
  await studio.close();
  await provider.close();
});

/** Puts two servers behind one address. Each request goes to the next server, even to a stopped one. */
async function twoServers() {
  const servers = [{ origin: studio.origin, process: studio.process }, await studio.another()];
  let turn = 0;
  Object.defineProperty(proxy, "target", {
    get: () => servers[(turn += 1) % servers.length]?.origin,
  });
  return servers;
}

test(
  "while both servers and both workers are restarted, every end is seen, each once",
  async () => {
    const servers = await twoServers();
    const workers = [await studio.worker(), await studio.worker()];
    const { apiKey } = await studio.person(JOBS + 2);
    const client = createLacquerClient({ url: proxy.origin, apiKey });

    // This second client follows the account, and gets reports only through its stream.
    const told: string[] = [];
    let last = "";
    const follower = createLacquerClient({ url: proxy.origin, apiKey }).follow();
    const followed = (async () => {
      for await (const { job } of follower) {
        told.push(job.id);
        if (job.id === last) return;
      }
    })();

    const made: string[] = [];
    const make = async (jobs: number) => {
      for (let job = 0; job < jobs; job += 1) {
        const ended = await client.generate({ prompt: `design ${made.length}`, imageCount: 1 });
        made.push(ended.job.id);
      }
    };
    /** Restarts a process while jobs are created and end. */
    const roll = (restart: () => Promise<void>) =>
      Promise.all([
        restart(),
        ...Array.from({ length: AT_ONCE }, () => make(JOBS / ROLLED / AT_ONCE)),
      ]);
    for (const [index, server] of servers.entries()) {
      await roll(async () => {
        await waitFor("jobs under way", () => provider.inFlight >= AT_ONCE);
        const streams = proxy.open("jobs.events");
        const ended = server.process.end();
        // The jobs end while a stream is closed.
        await waitFor("a stream to break off", () => proxy.open("jobs.events") < streams);
        provider.release();
        await ended;
        // The new server gets the old server's port, because the balancer's two addresses are fixed.
        const { process } = await studio.another({ PORT: new URL(server.origin).port });
        servers[index] = { ...server, process };
      });
    }
    for (const [index, worker] of workers.entries()) {
      await roll(async () => {
        await worker.end();
        workers[index] = await studio.worker();
      });
    }
    // This job ends after all others. Once it is reported, every earlier end and every repeated report has arrived too.
    await make(1);
    await waitFor("the last but one to be told", () => told.includes(made.at(-1) ?? ""));
    last = (await client.trpc.jobs.create.mutate({ prompt: "the last", imageCount: 1 })).jobId;
    await followed;

    expect(made).toHaveLength(JOBS + 1);
    expect(told.toSorted()).toEqual([...made, last].toSorted());
  },
  ROLL_MS,
);
