import { spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "./environment.mjs";
import { rememberProcesses } from "./launchers.mjs";
import { Fault, isStopping, onStop } from "./lifecycle.mjs";

const WITH_PARENT = path.join(ROOT, "tooling", "launch", "end-with-parent.mjs");
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30000;
/** A process that ran this long counts as healthy, so the wait after its next crash is short again. */
const WELL_MS = 60000;

/**
 * Keeps Node processes running. A process that ends is started again, and each wait is twice as long as the previous
 * one. Before `settle` is called, no ended process is started again, because its cause is a wrong setting, which a
 * restart would not fix. execa is not used: it adds to `spawn` only a promise for the output and the end, which is
 * useless for processes that keep running.
 */
export class Supervisor {
  #children = new Map();
  #settled = false;
  #fail;
  /** Rejects when a process ends before all processes were ready. */
  failed = new Promise((_, reject) => {
    this.#fail = reject;
  });
  #stopTimeoutMs;

  constructor({ stopTimeoutMs }) {
    this.#stopTimeoutMs = stopTimeoutMs;
    this.failed.catch(() => {});
    onStop(() => this.#stopAll());
  }

  /** Runs `node <args>` under a name. `env` is called at each start of the process. */
  add(name, args, env) {
    const entry = { name, args, env, child: undefined, wait: FIRST_WAIT_MS, timer: undefined };
    this.#children.set(name, entry);
    this.#launch(entry);
  }

  settle() {
    this.#settled = true;
  }

  /** Ends every process, so that each is restarted with the environment of that moment. */
  restartAll() {
    for (const entry of this.#children.values()) entry.child?.kill("SIGTERM");
  }

  #launch(entry) {
    const began = Date.now();
    const child = spawn(process.execPath, ["--import", WITH_PARENT, ...entry.args], {
      cwd: ROOT,
      env: { ...process.env, ...entry.env() },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      // The process gets its own group. A terminal's Ctrl-C then reaches only the launcher, which ends everything in
      // order.
      detached: true,
    });
    entry.child = child;
    this.#remember();
    child.on("error", (error) =>
      console.error(`The ${entry.name} could not be run: ${error.message}`),
    );
    child.on("exit", (code, signal) => {
      entry.child = undefined;
      if (isStopping()) return;
      const how = signal ?? `code ${code}`;
      if (!this.#settled) {
        this.#fail(new Fault(`The ${entry.name} ended (${how}) before the studio was ready.`));
        return;
      }
      if (Date.now() - began > WELL_MS) entry.wait = FIRST_WAIT_MS;
      console.error(
        `The ${entry.name} ended (${how}); starting it again in ${entry.wait / 1000} s.`,
      );
      entry.timer = setTimeout(() => this.#launch(entry), entry.wait);
      entry.wait = Math.min(entry.wait * 2, LONGEST_WAIT_MS);
    });
  }

  #remember() {
    rememberProcesses([...this.#children.values()].flatMap(({ child }) => child?.pid ?? []));
  }

  async #stopAll() {
    const entries = [...this.#children.values()];
    await Promise.all(entries.map((entry) => this.#stopOne(entry)));
  }

  #stopOne({ name, child, timer }) {
    clearTimeout(timer);
    if (!child) return undefined;
    return new Promise((resolve) => {
      const hard = setTimeout(() => {
        console.error(`The ${name} did not end in time and was killed.`);
        child.kill("SIGKILL");
      }, this.#stopTimeoutMs);
      child.once("exit", () => {
        clearTimeout(hard);
        resolve();
      });
      child.kill("SIGTERM");
    });
  }
}
