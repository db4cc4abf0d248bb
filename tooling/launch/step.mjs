import { spawn } from "node:child_process";
import { Fault, onStop } from "./lifecycle.mjs";

/** Prints the current step and how long it took. */
export async function step(label, work) {
  const began = Date.now();
  console.log(`${label} …`);
  const result = await work();
  console.log(`${label}: done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

/**
 * Runs a program to its end. The program gets its own process group, which is ended as a whole when the launcher stops.
 * With `output: "shown"`, the program prints directly; otherwise its output appears only when it fails. `limitMs` ends
 * a program that hangs.
 *
 * execa is not used, because it ends only the program and not its group. This function also runs the installation,
 * before which no package is available.
 */
export function run(program, args, { cwd, env, output = "kept", limitMs } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = output === "shown" ? "inherit" : ["ignore", "pipe", "pipe"];
    const child = spawn(program, args, { cwd, env, stdio, detached: true });
    const chunks = [];
    if (child.stdout) child.stdout.on("data", (chunk) => chunks.push(chunk));
    if (child.stderr) child.stderr.on("data", (chunk) => chunks.push(chunk));
    const limit = limitMs && setTimeout(() => endGroup(child), limitMs);
    const withdraw = onStop(() => endGroup(child));
    const forget = () => {
      clearTimeout(limit);
      withdraw();
    };
    child.on("error", (error) => {
      forget();
      reject(new Fault(`${program} could not be run: ${error.message}`));
    });
    child.on("close", (code, signal) => {
      forget();
      const text = Buffer.concat(chunks).toString();
      if (code === 0) return resolve(text);
      const output = text.trim() ? `\n${text.trim()}` : "";
      reject(
        new Fault(`${[program, ...args].join(" ")} failed (${signal || `exit ${code}`}).${output}`),
      );
    });
  });
}

function endGroup(child) {
  if (child.exitCode !== null || child.signalCode !== null) return undefined;
  return new Promise((resolve) => {
    child.once("close", resolve);
    const hard = setTimeout(() => signalGroup(child, "SIGKILL"), 3000);
    hard.unref();
    signalGroup(child, "SIGTERM");
  });
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The program has already ended.
  }
}
