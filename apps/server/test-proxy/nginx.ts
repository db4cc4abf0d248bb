import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { waitFor } from "@lacquer/testing";

export interface Proxy {
  origin: string;
  close(): Promise<void>;
}

/** Returns the server block from docs/proxy.md, changed to plain http, to this port and to this upstream server. */
export async function documentedServer(port: number, upstream: string): Promise<string> {
  const file = path.join(import.meta.dirname, "..", "..", "..", "docs", "proxy.md");
  const [, block = ""] = /```nginx\n([^]*?)```/.exec(await readFile(file, "utf8")) ?? [];
  return block
    .replace("listen 443 ssl;", `listen 127.0.0.1:${port};`)
    .replaceAll(/^ *ssl_.*\n/gm, "")
    .replace("http://127.0.0.1:3000", upstream);
}

/** Returns a server block with nginx's default settings, like that of an operator who has not read docs/proxy.md. */
export const plainServer = async (port: number, upstream: string): Promise<string> =>
  `server { listen 127.0.0.1:${port}; location / { proxy_pass ${upstream}; proxy_set_header Host $host:${port}; } }`;

/** Starts nginx with one server block, with its own folder and as its own user. */
export async function startNginx(port: number, server: string): Promise<Proxy> {
  const folder = await mkdtemp(path.join(tmpdir(), "lacquer-nginx-"));
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const file = path.join(folder, "nginx.conf");
  await writeFile(
    file,
    `daemon off;
${process.getuid?.() === 0 ? "user root;" : ""}
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  ${places.join("\n  ")}
  ${server}
}
`,
  );
  const child = spawn("/usr/sbin/nginx", ["-c", file, "-e", path.join(folder, "error.log")], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const origin = `http://127.0.0.1:${port}`;
  await waitFor("nginx to answer", async () => {
    if (child.exitCode !== null) throw new Error(`nginx ended:\n${said}`);
    return fetch(`${origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  });
  return {
    origin,
    async close() {
      if (child.exitCode === null) {
        child.kill("SIGTERM");
        await once(child, "exit");
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
