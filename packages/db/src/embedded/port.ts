import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";

/**
 * The port this cluster used before if it is still free, else a free one, which is then remembered. Not get-port: it
 * does not give a process the same port twice within half a minute, so a restarted Postgres would move to another one.
 */
export async function choosePort(folder: string): Promise<number> {
  const file = path.join(folder, "port");
  const remembered = Number(await readFile(file, "utf8").catch(() => "0"));
  const port = (await listenOnce(remembered)) ?? (await listenOnce(0));
  if (port === undefined) throw new Error("No free port was found on 127.0.0.1 for Postgres.");
  if (port !== remembered) await writeFile(file, String(port));
  return port;
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? address?.port : undefined));
    });
  });
}
