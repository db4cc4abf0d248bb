import type { Storage } from "@lacquer/storage";
import { storageRequestSeconds } from "../process-metrics.ts";

/** Wraps a store so that each request to it is counted and timed, by operation and outcome. */
export function measuredStorage(storage: Storage): Storage {
  return {
    kind: storage.kind,
    put: (...given) => timed("put", () => storage.put(...given)),
    get: (...given) => timed("get", () => storage.get(...given)),
    list: (...given) => timed("list", () => storage.list(...given)),
    remove: (...given) => timed("remove", () => storage.remove(...given)),
    check: () => timed("check", () => storage.check()),
    scan: (prefix) => timedPages(storage.scan(prefix)),
    ...(storage.origin !== undefined && { origin: storage.origin }),
    // A link is signed here, without a request to the store.
    ...(storage.presign && { presign: storage.presign.bind(storage) }),
  };
}

async function timed<Answer>(operation: string, request: () => Promise<Answer>): Promise<Answer> {
  const end = storageRequestSeconds.startTimer({ operation });
  try {
    const answer = await request();
    end({ outcome: "ok" });
    return answer;
  } catch (error) {
    end({ outcome: "failed" });
    throw error;
  }
}

/** Times each page by itself, because the reader decides how long the whole scan takes. */
async function* timedPages<Page>(pages: AsyncIterable<Page>): AsyncIterable<Page> {
  const reading = pages[Symbol.asyncIterator]();
  try {
    for (;;) {
      const page = await timed("scan", () => reading.next());
      if (page.done) return;
      yield page.value;
    }
  } finally {
    await reading.return?.();
  }
}
