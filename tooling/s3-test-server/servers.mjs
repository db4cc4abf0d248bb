// Runs OpenStack Swift, the S3 test server, as processes of this launcher. Swift's servers listen on loopback on free
// ports and end with the launcher.
import { spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { Fault, isStopping, onStop } from "../launch/lifecycle.mjs";
import { run } from "../launch/step.mjs";
import { backend, KEYS, proxy, REGION } from "./configuration.mjs";

const LOOPBACK = { host: "127.0.0.1" };
const BACKENDS = ["account", "container", "object"];
const READY_MS = 120_000;
const RING_LIMIT_MS = 120_000;

/** Starts Swift in a folder. Resolves with its address and keys once Swift answers. */
export async function startS3TestServer(folder) {
  const user = userInfo().username;
  mkdirSync(path.join(folder, "devices", "d1"), { recursive: true });
  const write = (name, text) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  const cachePort = await getPort(LOOPBACK);
  launch(folder, "memcached", "memcached", [
    "-l",
    "127.0.0.1",
    "-p",
    String(cachePort),
    "-U",
    "0",
    "-m",
    "32",
    "-u",
    user,
  ]);
  for (const kind of BACKENDS) {
    const port = await getPort(LOOPBACK);
    await buildRing(folder, kind, port);
    const file = write(`${kind}-server.conf`, backend(kind, folder, port, user));
    launch(folder, kind, `swift-${kind}-server`, [file]);
  }
  const port = await getPort(LOOPBACK);
  const file = write("proxy-server.conf", proxy(folder, port, user, cachePort));
  launch(folder, "proxy", "swift-proxy-server", [file]);
  const endpoint = `http://127.0.0.1:${port}`;
  await answers(folder, endpoint);
  return { endpoint, region: REGION, ...KEYS };
}

/** One device with one copy. 16 partitions are enough for a test. */
async function buildRing(folder, kind, port) {
  const ring = (...words) =>
    run("swift-ring-builder", [path.join(folder, `${kind}.builder`), ...words], {
      limitMs: RING_LIMIT_MS,
    });
  await ring("create", "4", "1", "0");
  await ring("add", `r1z1-127.0.0.1:${port}/d1`, "1");
  await ring("rebalance");
}

function launch(folder, name, program, args) {
  const log = openSync(path.join(folder, `${name}.log`), "a");
  // Swift leaves its process group. The kernel is therefore asked to end Swift when this process ends, in whatever way.
  const child = spawn("setpriv", ["--pdeathsig", "KILL", program, ...args], {
    stdio: ["ignore", log, log],
    detached: true,
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let failed = false;
  child.once("error", () => (failed = true));
  child.once("exit", (code, signal) => {
    if (!isStopping())
      console.error(`Swift's ${name} ended (${signal ?? code}).${tail(folder, name)}`);
  });
  onStop(async () => {
    if (failed || child.exitCode !== null || child.signalCode !== null) return;
    // The processes need not stop in order, because their data is not kept.
    child.kill("SIGKILL");
    await ended;
  });
}

async function answers(folder, endpoint) {
  const until = Date.now() + READY_MS;
  for (;;) {
    // A request for an account's listing passes through the proxy, the cache and the account server. The request is not
    // signed, so Swift refuses it; a refusal counts as an answer.
    const answer = await fetch(endpoint, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer && answer.status < 500) return;
    if (isStopping()) return;
    if (Date.now() > until) {
      const logs = [...BACKENDS, "proxy"].map((name) => tail(folder, name)).join("");
      throw new Fault(`Swift did not answer within ${READY_MS / 1000} s.${logs}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function tail(folder, name) {
  const text = readFileSync(path.join(folder, `${name}.log`), "utf8").trim();
  return text ? `\n${name}: ${text.slice(-1500)}` : "";
}
