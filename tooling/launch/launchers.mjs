// Records the launchers of a data folder, with one small file for each launcher and its processes. A launcher that was
// killed leaves its file behind. The next launcher uses this file to find and end the remaining processes.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { settings } from "./environment.mjs";
import { Fault } from "./lifecycle.mjs";

const END_TIMEOUT_MS = 10000;

function folder() {
  return path.join(settings().dataDir, "launchers");
}

/** Records the processes that this launcher runs at present. */
export function rememberProcesses(pids) {
  mkdirSync(folder(), { recursive: true });
  const entry = {
    port: settings().port,
    processes: pids.map((pid) => ({ pid, born: birth(pid) })),
  };
  entry.born = birth(process.pid);
  writeFileSync(path.join(folder(), `${process.pid}.json`), JSON.stringify(entry));
}

export function forgetProcesses() {
  rmSync(path.join(folder(), `${process.pid}.json`), { force: true });
}

/** True if another launcher uses the same data folder, so that its Postgres must keep running. */
export function othersAreRunning() {
  return entries().some(({ pid, entry }) => pid !== process.pid && lives(pid, entry.born));
}

/** Ends the processes of dead launchers. Throws a Fault when a living launcher uses this port. */
export async function clearOrphans() {
  for (const { pid, file, entry } of entries()) {
    if (lives(pid, entry.born)) {
      if (entry.port !== settings().port) continue;
      throw new Fault(
        `Lacquer is already running from this folder, at http://localhost:${entry.port} (process ${pid}): stop it first, or choose another PORT.`,
      );
    }
    for (const left of entry.processes) await end(left);
    rmSync(file, { force: true });
  }
}

async function end({ pid, born }) {
  const until = Date.now() + END_TIMEOUT_MS;
  for (let signal = "SIGTERM"; lives(pid, born); signal = Date.now() > until ? "SIGKILL" : 0) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (Date.now() > until + END_TIMEOUT_MS) return;
  }
}

function entries() {
  let names;
  try {
    names = readdirSync(folder());
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const file = path.join(folder(), name);
    try {
      return [
        { pid: Number(name.split(".")[0]), file, entry: JSON.parse(readFileSync(file, "utf8")) },
      ];
    } catch {
      // The file is incomplete, because a launcher was killed while writing it.
      rmSync(file, { force: true });
      return [];
    }
  });
}

function lives(pid, born) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  const now = birth(pid);
  return now !== "zombie" && (born === "" || now === born);
}

/**
 * Returns the start time of a process in the system's units. Process ids are reused, but never with the same start
 * time.
 */
function birth(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "zombie" : fields[19];
  } catch {
    return "";
  }
}
