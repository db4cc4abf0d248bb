import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { type AppProcess, startApp } from "./app-process.ts";
import { createClient, type HttpClient } from "./http-client.ts";
import { createTestDatabase, type TestDatabase } from "./postgres/database.ts";
import { waitFor } from "./wait-for.ts";

export const CRON_SECRET = "canary-cron-secret-0123456789abcdef";

/** A visitor who is signed in, as a guest or with an account. */
export interface Visitor extends HttpClient {
  userId: number;
  email: string;
}

/** A server in its own process with its own database, and ways to call it. */
export interface TestServer {
  db: TestDatabase;
  origin: string;
  process: AppProcess;
  metricsPort: number;
  /** The folder that holds the stored pictures and the secrets. */
  dataDir: string;
  client(options?: { address?: string }): HttpClient;
  guest(): Promise<Visitor>;
  account(email?: string): Promise<Visitor>;
  /** Starts another server process on the same database and store. */
  another(env?: Record<string, string>): Promise<{ origin: string; process: AppProcess }>;
  worker(env?: Record<string, string>): Promise<AppProcess>;
  /** Waits until the job has ended, and returns the job as its owner sees it. */
  ended(visitor: HttpClient, jobId: string): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export const PASSWORD = "canary-password-9f3a";
let accounts = 0;

export async function startTestServer(env: Record<string, string> = {}): Promise<TestServer> {
  const db = await createTestDatabase({ connections: 4 });
  const dataDir = await mkdtemp(path.join(tmpdir(), "lacquer-server-"));
  const processes: AppProcess[] = [];
  const shared = {
    DATABASE_URL: db.url,
    DATA_DIR: dataDir,
    AUTH_SECRET: "canary-auth-secret-0123456789abcdef",
    LOG_LEVEL: "debug",
    POLL_SECONDS: "0.05",
    SWEEP_SECONDS: "0.1",
    ...env,
  };

  async function serve(changes: Record<string, string> = {}) {
    const [port, metricsPort] = [await freePort(), await freePort()];
    const app = await startApp("server", {
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      CRON_SECRET,
      TRUST_PROXY: "1",
      ...shared,
      ...changes,
    });
    processes.push(app);
    return { origin: `http://127.0.0.1:${port}`, process: app, metricsPort };
  }

  const server = await serve();
  const client = (options: { address?: string } = {}) => createClient(server.origin, options);

  return {
    ...server,
    db,
    dataDir,
    client,
    guest: () => visitor(client(), signInAsGuest),
    account: (email = newEmail()) => visitor(client(), (signing) => signUp(signing, email)),
    another: (changes) => serve(changes),
    async worker(changes = {}) {
      const worker = await startApp("worker", { ...shared, ...changes });
      processes.push(worker);
      return worker;
    },
    ended: (asking, jobId) =>
      waitFor(`job ${jobId} to end`, async () => {
        const { body } = await asking.send<Record<string, unknown>>(`/api/generation-job/${jobId}`);
        return body["completedAt"] ? body : null;
      }),
    async close() {
      await Promise.all(
        processes.map(({ child, end }) => (child.exitCode === null ? end() : null)),
      );
      await db.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

interface Signed {
  user: { id: string; email: string };
}

async function visitor(
  signing: HttpClient,
  sign: (client: HttpClient) => Promise<Signed>,
): Promise<Visitor> {
  const { user } = await sign(signing);
  return Object.assign(signing, { userId: Number(user.id), email: user.email });
}

async function signInAsGuest(client: HttpClient): Promise<Signed> {
  const answer = await client.send<Signed>("/api/auth/sign-in/anonymous", { json: {} });
  if (answer.status !== 200) throw new Error(`guest: ${answer.status} ${answer.bytes.toString()}`);
  return answer.body;
}

export function newEmail(): string {
  accounts += 1;
  return `person-${process.pid}-${accounts}@example.test`;
}

export async function signUp(client: HttpClient, email: string): Promise<Signed> {
  const json = { name: "A person", email, password: PASSWORD };
  const answer = await client.send<Signed>("/api/auth/sign-up/email", { json });
  if (answer.status !== 200)
    throw new Error(`sign-up: ${answer.status} ${answer.bytes.toString()}`);
  return answer.body;
}

/** Returns a picture as the multipart body that the upload route takes. */
export function form(
  bytes: Buffer,
  name = "hand.jpg",
  type = "image/jpeg",
  field = "file",
): FormData {
  const data = new FormData();
  data.append(field, new Blob([new Uint8Array(bytes)], { type }), name);
  return data;
}

/** Returns a free port of 127.0.0.1. In one process, it never returns the same port twice. */
export function freePort(): Promise<number> {
  return getPort({ host: "127.0.0.1" });
}
