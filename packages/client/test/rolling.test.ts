import { plainPicture, waitFor } from "@lacquer/testing";
import { createOpenAiDouble, type OpenAiDouble } from "@lacquer/testing/doubles";
import { type HttpProxy, startHttpProxy } from "@lacquer/testing/http-proxy";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLacquerClient } from "../src/index.ts";
import { startStudio, type Studio } from "./studio.ts";

const KEY = "sk-canary-0123456789abcdef";
/** The test's time limit. Each of four processes stops and starts again, which takes long on a busy machine. */
const ROLL_MS = 600_000;
const PATIENT = { seconds: 120 };
const JOBS = 200;
/** The number of jobs that are under way at once, so that jobs keep starting and ending while processes restart. */
const AT_ONCE = 5;
/** Fewer than AT_ONCE, so that each of the two workers has jobs when it is stopped. */
const PER_WORKER = 3;
/** The number of processes that are restarted: two servers and two workers. */
const ROLLED = 4;

let studio: Studio;
let proxy: HttpProxy;
let provider: OpenAiDouble;
/**
 * How long the provider takes for an image. While a process is about to stop, an image takes until the test releases
 * it.
 */
let paintMs = 100;
const UNTIL_RELEASED_MS = 120_000;

beforeAll(async () => {
  // What the images show does not matter here, and painting them would take most of the test's time.
  provider = await createOpenAiDouble({ apiKey: KEY, picture: await plainPicture() });
  provider.script = () => ({ do: "paint", afterMs: paintMs });
  studio = await startStudio({
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: provider.baseUrl,
    REQUESTS_PER_MINUTE: "1000000",
    CREATES_PER_MINUTE: "1000000",
    USER_RUNNING_LIMIT: String(AT_ONCE),
    WORKER_CONCURRENCY: String(PER_WORKER),
  });
  proxy = await startHttpProxy();
});
afterAll(async () => {
  await proxy.close();
  await studio.close();
  await provider.close();
});

/** The server that gets new streams; null = they go to each server in turn, like all other requests. */
let streamsAt: string | null = null;

/** Puts two servers behind one address. Each request goes to the next server, even to a stopped one. */
async function twoServers() {
  const servers = [{ origin: studio.origin, process: studio.process }, await studio.another()];
  let turn = 0;
  proxy.route = (path) =>
    (path.includes("jobs.events") && streamsAt) ||
    (servers[(turn += 1) % servers.length]?.origin ?? "");
  return servers;
}

/** Moves both clients' streams to this server. Otherwise both might be open at the server that is not restarted. */
async function moveStreams(origin: string): Promise<void> {
  streamsAt = origin;
  proxy.set("cut");
  proxy.set("pass");
  await waitFor("both streams", () => proxy.open("jobs.events") === 2, PATIENT);
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
    /**
     * Creates jobs and waits for their ends. Restarts a process when AT_ONCE jobs are being painted at the same time.
     */
    const roll = (restart: (finish: () => void) => Promise<void>) => {
      paintMs = UNTIL_RELEASED_MS;
      const finish = () => {
        paintMs = 100;
        provider.release();
      };
      return Promise.all([
        waitFor("jobs under way", () => provider.inFlight >= AT_ONCE, PATIENT).then(() =>
          restart(finish),
        ),
        ...Array.from({ length: AT_ONCE }, () => make(JOBS / ROLLED / AT_ONCE)),
      ]);
    };
    // The first client holds its stream open as well, so that both streams break off.
    const leave = client.live.listen({});
    for (const [index, server] of servers.entries()) {
      await moveStreams(server.origin);
      await roll(async (finish) => {
        streamsAt = null;
        const ended = server.process.end();
        // The jobs end while the streams are closed.
        await waitFor("the streams to break off", () => proxy.open("jobs.events") < 2, PATIENT);
        finish();
        await ended;
        // The new server gets the old server's port, because the balancer's two addresses are fixed.
        const { process } = await studio.another({ PORT: new URL(server.origin).port });
        servers[index] = { ...server, process };
      });
    }
    for (const [index, worker] of workers.entries()) {
      await roll(async (finish) => {
        const ended = worker.end();
        finish();
        await ended;
        workers[index] = await studio.worker();
      });
    }
    // This job ends after all others. Once it is reported, every earlier end and every repeated report has arrived too.
    await make(1);
    await waitFor("the last but one to be told", () => told.includes(made.at(-1) ?? ""), PATIENT);
    last = (await client.trpc.jobs.create.mutate({ prompt: "the last", imageCount: 1 })).jobId;
    await followed;
    leave();

    expect(made).toHaveLength(JOBS + 1);
    expect(told.toSorted()).toEqual([...made, last].toSorted());
  },
  ROLL_MS,
);
