import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";

/**
 * Returns the port that this cluster used before, if it is still free. Otherwise returns a free port and remembers it.
 * We do not use get-port, because it does not give a process the same port twice within half a minute. A restarted
 * Postgres would then move to another port.
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
