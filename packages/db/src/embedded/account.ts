import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chown, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * How to run Postgres's programs. Postgres refuses to run as root. As root we therefore use a user namespace, in which
 * we look like another user and no file has to move. Where namespaces are impossible, we use another account.
 */
export interface Account {
  /** The command to put before the program's own name; empty = none. */
  prefix: string[];
  ids: { uid: number; gid: number } | undefined;
  binaries: string;
  /** The folder that holds the cluster. */
  folder: string;
}

interface Places {
  binaries: string;
  /** Our folder for the cluster. It must already exist. */
  folder: string;
}

/** Finds a way to run Postgres on this machine. Tests use `mode` to force one of the two ways for root. */
export async function chooseAccount(
  places: Places,
  mode?: "namespace" | "other-user",
): Promise<Account> {
  if (process.getuid?.() !== 0) return { ...places, prefix: [], ids: undefined };
  const user = await unprivilegedUser();
  const moved = await readMove(places.folder);
  if (!moved && mode !== "other-user") {
    const prefix = ["unshare", "--user", `--map-user=${user.uid}`, `--map-group=${user.gid}`, "--"];
    if (await canUse(prefix, undefined, places)) return { ...places, prefix, ids: undefined };
  }
  return moveWithinReach(places, user, moved);
}

async function canUse(
  prefix: string[],
  ids: { uid: number; gid: number } | undefined,
  { binaries, folder }: Places,
): Promise<boolean> {
  const probe = '"$1" --version && test -w "$2"';
  const words = [...prefix, "sh", "-c", probe, "sh", path.join(binaries, "initdb"), folder];
  try {
    await run(words[0] ?? "sh", words.slice(1), { ...ids, cwd: "/" });
    return true;
  } catch {
    return false;
  }
}

/** Returns an account other than root. The system must know its name, because Postgres looks the name up. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const known = lines.filter(([name, , uid]) => name && uid && uid !== "0");
  const chosen = known.find(([name]) => name === "nobody") ?? known.at(-1);
  if (!chosen)
    throw new Error(
      "Postgres does not run as root, and this machine has no other account. Create one and start Lacquer with it, or set DATABASE_URL.",
    );
  // On macOS, the account "nobody" has the id -2.
  return { uid: Number(chosen[2]) >>> 0, gid: Number(chosen[3]) >>> 0 };
}

/**
 * Copies the programs to a folder outside root's home and keeps the cluster there, because other accounts cannot enter
 * root's home.
 */
async function moveWithinReach(
  places: Places,
  ids: { uid: number; gid: number },
  moved: string | undefined,
): Promise<Account> {
  const name = createHash("sha256").update(places.folder).digest("hex").slice(0, 12);
  const base = moved ?? path.join("/var/lib", `lacquer-${name}`);
  const folder = path.join(base, "postgres");
  const native = path.join(base, "native");
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await chown(folder, ids.uid, ids.gid);
  const binaries = path.join(native, "bin");
  if (!(await canUse([], ids, { binaries, folder }))) {
    await cp(path.dirname(places.binaries), native, { recursive: true, verbatimSymlinks: true });
  }
  if (!(await canUse([], ids, { binaries, folder }))) {
    throw new Error(
      `Postgres does not run as root, and ${base} cannot be used by another account. Start Lacquer as an ordinary user, or set DATABASE_URL.`,
    );
  }
  await writeFile(moveFile(places.folder), base);
  return { prefix: [], ids, binaries, folder };
}

function moveFile(folder: string): string {
  return path.join(folder, "moved-to");
}

async function readMove(folder: string): Promise<string | undefined> {
  return readFile(moveFile(folder), "utf8").catch(() => undefined);
}

/** Runs one of Postgres's programs and waits until it ends. */
export async function runPostgres(
  account: Account,
  program: string,
  args: string[],
): Promise<void> {
  const words = [...account.prefix, path.join(account.binaries, program), ...args];
  await run(words[0] ?? program, words.slice(1), { ...account.ids, cwd: account.folder });
}
