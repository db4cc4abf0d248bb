import { get } from "node:http";
import type { HttpClient } from "@lacquer/testing";

/** One open stream of a user. */
export interface Reader {
  snapshots: number;
  /** The number of other users' jobs that arrived. The number must be 0. */
  foreign: number;
  onJob: (jobId: string, version: number, at: number) => void;
  close(): void;
}

/** Opens `jobs.events` as this user, and reads the stream cheaply: only the data for the measurement is extracted. */
export function openReader(client: HttpClient): Promise<Reader> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return new Promise((resolve, reject) => {
    const request = get(
      `${client.origin}/trpc/jobs.events`,
      { agent: false, headers: { accept: "text/event-stream", cookie } },
      (response) => {
        if (response.statusCode !== 200) reject(new Error(`stream: ${response.statusCode}`));
        const reader: Reader = {
          snapshots: 0,
          foreign: 0,
          onJob: () => {},
          close: () => request.destroy(),
        };
        let owner: string | undefined;
        let rest = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          const at = performance.now();
          const lines = (rest + chunk).split("\n");
          rest = lines.pop() ?? "";
          for (const line of lines) {
            if (!line.startsWith("data: {")) continue;
            const userId = /"userId":(\d+)/.exec(line)?.[1];
            owner ??= userId;
            if (userId !== owner) reader.foreign += 1;
            if (line.includes('"kind":"snapshot"')) reader.snapshots += 1;
            else if (line.includes('"kind":"job"')) {
              const id = /"id":"([^"]+)"/.exec(line)?.[1] ?? "";
              reader.onJob(id, Number(/"version":(\d+)/.exec(line)?.[1]), at);
            }
          }
        });
        response.on("error", () => {});
        resolve(reader);
      },
    );
    request.on("error", reject);
  });
}
