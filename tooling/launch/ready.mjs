import { settings } from "./environment.mjs";
import { isStopping } from "./lifecycle.mjs";

const ANY = { "0.0.0.0": "127.0.0.1", "::": "[::1]" };

/** Waits until the server reports that database, storage and at least one worker are ready. */
export async function untilReady({ port, host } = settings()) {
  const url = `http://${ANY[host] ?? (host.includes(":") ? `[${host}]` : host)}:${port}/readyz`;
  while (!isStopping()) {
    if (await isReady(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function isReady(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
    const { workers } = await answer.json();
    return answer.status === 200 && workers >= 1;
  } catch {
    return false;
  }
}
