import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";

const LISTENER = `const s = require("net").createServer().listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => console.log(s.address().port));`;

/**
 * Opens a port that neither accepts nor refuses connections, because its process is stopped and its backlog is full.
 */
export async function openSilentPort(): Promise<{ port: number; close(): void }> {
  const owner = spawn(process.execPath, ["-e", LISTENER], { stdio: ["ignore", "pipe", "ignore"] });
  const [line] = (await once(owner.stdout, "data")) as [Buffer];
  const port = Number(line.toString());
  owner.kill("SIGSTOP");
  const queue: Socket[] = [];
  for (let place = 0; place < 8; place += 1)
    queue.push(connect({ port, host: "127.0.0.1" }).on("error", () => {}));
  return {
    port,
    close() {
      for (const socket of queue) socket.destroy();
      owner.kill("SIGKILL");
    },
  };
}
