import { spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "./environment.mjs";
import { PINNED_NODE } from "./install.mjs";

/**
 * Runs a script on the pinned Node. Signals are passed on to the script, and this process ends with the script's exit
 * code.
 */
export function handOver(script, args) {
  // The pinned Node's folder is first in PATH, so that every program that is started below finds this Node.
  const folders = [path.dirname(PINNED_NODE), path.join(ROOT, "node_modules", ".bin")];
  const child = spawn(PINNED_NODE, [script, ...args], {
    cwd: ROOT,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: [...folders, process.env.PATH].join(path.delimiter) },
  });
  process.removeAllListeners("SIGINT");
  process.removeAllListeners("SIGTERM");
  process.removeAllListeners("SIGHUP");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`The pinned Node could not be run: ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(signal ? 1 : code));
  endWithParent();
}

/** A killed npm passes no signal on. Without this check, the studio would keep running and hold its port. */
function endWithParent() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) process.emit("SIGTERM");
  }, 1000);
  timer.unref();
}
