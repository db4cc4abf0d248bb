/**
 * Measures how much one guest can slow down everybody else. Usage: `node bench/abuse.ts [--seconds <n of each attack>]
 * [--only <attacks, or "all" for all at once>]`. The built server runs as its own process with its own Postgres. The
 * attacker runs in a thread; the main thread plays the other user. Linux only, because the server's memory is read from
 * /proc. Prints lines of `what | figure | aim | ok`.
 */
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { createClient, form, handPhoto, type HttpClient, startBenchServer } from "@lacquer/testing";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "8" },
    only: { type: "string", default: "" },
  },
});
const SECONDS = Number(values.seconds);
const ATTACKS = ["pixels", "heics", "thumbnails", "creates", "uploads"];
const WANTED = values.only === "" ? ATTACKS : values.only.split(",");
/**
 * How far, in MB, the server's memory may exceed that of the idle server: during the attack (PEAK_MB), and BACK_SECONDS
 * after the attack has ended (AFTER_MB).
 */
const PEAK_MB = 250;
const AFTER_MB = 50;
const BACK_SECONDS = 30;

let failed = false;
function print(what: string, figure: number, aim: number, unit: string): void {
  const ok = figure <= aim;
  failed ||= !ok;
  console.log(
    `${what} | ${figure.toFixed(0)} ${unit} | ≤ ${aim} ${unit} | ${ok ? "ok" : "MISSED"}`,
  );
}

const percentile = (figures: number[], share: number) =>
  figures.toSorted((a, b) => a - b)[
    Math.min(figures.length - 1, Math.floor(figures.length * share))
  ] ?? Number.NaN;

/** The settings with which tooling/launch/steady-memory.mjs starts the server. */
const STEADY_MEMORY = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "262144",
  NODE_OPTIONS: "--max-semi-space-size=4",
};
const server = await startBenchServer(STEADY_MEMORY, "dist/server.mjs");
const { origin } = server;
const pid = server.process.child.pid ?? 0;

async function memory(): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

async function guest(): Promise<HttpClient> {
  const client = createClient(origin);
  const signed = await client.send("/api/auth/sign-in/anonymous", { json: {} });
  if (signed.status !== 200) throw new Error(`A guest could not sign in: ${signed.status}`);
  return client;
}

/** The other user's waiting times for each action during the attack, in milliseconds. */
type Times = Record<"call" | "upload" | "thumbnail", number[]>;

async function live(other: HttpClient, photo: Buffer, isOver: () => boolean): Promise<Times> {
  const times: Times = { call: [], upload: [], thumbnail: [] };
  const timed = async <T>(what: keyof Times, status: number, work: () => Promise<T>) => {
    const start = performance.now();
    const answer = (await work()) as T & { status: number };
    times[what].push(performance.now() - start);
    if (answer.status !== status)
      throw new Error(`The other user's ${what} was answered ${answer.status}.`);
    return answer;
  };
  while (!isOver()) {
    await timed("call", 200, () => other.send("/api/credits"));
    const upload = await timed("upload", 201, () =>
      other.send<{ url: string }>("/api/uploads?kind=photo", { form: form(photo) }),
    );
    await timed("thumbnail", 200, () => other.send(`${upload.body.url}?w=320`));
    await pause(50);
  }
  return times;
}

interface Attacker {
  attack(names: string[]): Promise<string>;
  end(): Promise<number>;
}

/** Starts the attacker in a thread of its own, so that its requests do not delay the measurements. */
async function startAttacker(): Promise<Attacker> {
  const { cookies } = await guest();
  const thread = new Worker(new URL("attacker.ts", import.meta.url), {
    workerData: { origin, cookies: [...cookies], seconds: SECONDS },
  });
  const heard = () =>
    new Promise<string>((resolve, reject) => {
      thread.once("message", resolve).once("error", reject);
    });
  await heard();
  return {
    attack(names) {
      thread.postMessage(names);
      return heard();
    },
    end: () => thread.terminate(),
  };
}

/** Returns the memory of an idle server that has already handled every kind of request once. */
async function idleMemory(photo: Buffer): Promise<number> {
  let rounds = 0;
  await live(await guest(), photo, () => (rounds += 1) > 5);
  await pause(5_000);
  return memory();
}

async function measure(names: string[], aimMs: number, photo: Buffer, idle: number): Promise<void> {
  const title = names.length > 1 ? "all at once" : (names[0] ?? "");
  const [attacker, other] = [await startAttacker(), await guest()];
  await pause(5_000);
  console.log(
    `${title}: memory above idle before it | ${((await memory()) - idle).toFixed(0)} MB | | `,
  );
  let [peak, over] = [0, false];
  const watching = (async () => {
    for (; !over; await pause(50)) peak = Math.max(peak, await memory());
  })();
  const living = live(other, photo, () => over);
  const answers = await attacker.attack(names).finally(() => (over = true));
  const times = await living;
  await watching;
  console.log(`${title}: the attacker was answered ${answers}`);
  for (const [what, figures] of Object.entries(times)) {
    print(
      `${title}: the other's ${what}, p95 of ${figures.length}`,
      percentile(figures, 0.95),
      aimMs,
      "ms",
    );
  }
  print(
    `${title}: memory above idle (${idle.toFixed(0)} MB) at the peak`,
    peak - idle,
    PEAK_MB,
    "MB",
  );
  await attacker.end();
  await pause(BACK_SECONDS * 1_000);
  print(
    `${title}: memory above idle after ${BACK_SECONDS} s`,
    (await memory()) - idle,
    AFTER_MB,
    "MB",
  );
}

try {
  const photo = await handPhoto(2);
  const idle = await idleMemory(photo);
  for (const name of ATTACKS.filter((one) => WANTED.includes(one))) {
    await measure([name], 1_000, photo, idle);
  }
  if (values.only === "" || WANTED.includes("all")) await measure(ATTACKS, 2_000, photo, idle);
} finally {
  await server.close();
}
process.exit(failed ? 1 : 0);
