import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort, waitFor } from "@lacquer/testing";
import pg from "pg";

/** Debian's PgBouncer with its default settings. */
export interface Pooler {
  /** Returns the address at which the database at `direct` is reached through the pooler. */
  url(direct: string): string;
  close(): Promise<void>;
}

export async function startPgBouncer(
  postgresUrl: string,
  mode: "transaction" | "session" = "transaction",
): Promise<Pooler> {
  const { hostname, port, username, password } = new URL(postgresUrl);
  const folder = await mkdtemp(path.join(tmpdir(), "lacquer-pgbouncer-"));
  const listenPort = await freePort();
  const ini = path.join(folder, "pgbouncer.ini");
  const users = path.join(folder, "userlist.txt");
  await writeFile(users, `"${username}" "${password}"\n`);
  await writeFile(
    ini,
    `[databases]
* = host=${hostname} port=${port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listenPort}
unix_socket_dir =
auth_type = md5
auth_file = ${users}
pool_mode = ${mode}
`,
  );
  await chmod(folder, 0o755);
  // PgBouncer, like Postgres, refuses to run as root.
  const asUser = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
  const child = spawn("/usr/sbin/pgbouncer", [...asUser, ini], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const url = (direct: string) => {
    const changed = new URL(direct);
    changed.host = `127.0.0.1:${listenPort}`;
    return changed.href;
  };
  await waitFor("PgBouncer to answer", async () => {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended:\n${said}`);
    const client = new pg.Client({ connectionString: url(postgresUrl) });
    return client.connect().then(
      async () => {
        await client.end();
        return true;
      },
      () => false,
    );
  });
  return {
    url,
    async close() {
      if (child.exitCode === null) {
        child.kill("SIGINT");
        await once(child, "exit");
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
