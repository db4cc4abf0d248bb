import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. Every command runs in it. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Adds the values of the file .env to the environment. Existing values are not replaced. */
export function readEnvironment() {
  let text;
  try {
    text = readFileSync(path.join(ROOT, ".env"), "utf8");
  } catch {
    return;
  }
  for (const line of text.split(/\r?\n/)) {
    const found = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line);
    if (found && process.env[found[1]] === undefined) process.env[found[1]] = unquote(found[2]);
  }
}

function unquote(text) {
  const quoted = /^(["'`])(.*)\1(?:\s+#.*)?$/.exec(text);
  return quoted ? quoted[2] : text.replace(/\s+#.*$/, "");
}

/** Returns the faults of the settings that the launcher itself reads. The server checks all other settings. */
export function settingFaults() {
  const port = process.env.PORT;
  if (port && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65535)) {
    return [`PORT must be a number from 1 to 65535, not "${port}".`];
  }
  return [];
}

export function settings() {
  const { PORT, HOST, DATA_DIR, METRICS_PORT, DRAIN_SECONDS } = process.env;
  const port = Number(PORT || 3000);
  return {
    port,
    host: HOST || "127.0.0.1",
    dataDir: path.resolve(ROOT, DATA_DIR || ".data"),
    workerMetricsPort: workerMetricsPort(Number(METRICS_PORT || 9464)),
    drainSeconds: Number(DRAIN_SECONDS || 25),
    address: `http://localhost:${port}`,
  };
}

/** Beside a server, the worker takes the next port. 0 means any free port, for the worker too. */
function workerMetricsPort(servers) {
  return servers === 0 ? 0 : servers + 1;
}
