import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chown, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * The way to run Postgres's programs. Postgres refuses to run as root. Root therefore uses a user namespace, where it
 * looks like another user and no file has to move. If that is impossible, it uses another account.
 */
export interface Account {
  /** The command that precedes the program's own name; empty for none. */
  prefix: string[];
  ids: { uid: number; gid: number } | undefined;
  binaries: string;
  /** The folder that holds the cluster. */
  folder: string;
}

interface Places {
  binaries: string;
  /** Our folder for the cluster, which already exists. */
  folder: string;
}

/** Finds a way to run Postgres here. Tests use `mode` to force one of root's two ways. */
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

/** An account other than root that the system knows by name, because Postgres looks the name up. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const known = lines.filter(([name, , uid]) => name && uid && uid !== "0");
  const chosen = known.find(([name]) => name === "nobody") ?? known.at(-1);
  if (!chosen)
    throw new Error(
      "Postgres does not run as root, and this machine has no other account. Create one and start Lacquer with it, or set DATABASE_URL.",
    );
  // macOS lists nobody as -2.
  return { uid: Number(chosen[2]) >>> 0, gid: Number(chosen[3]) >>> 0 };
}

/**
 * Other accounts cannot enter root's home, so this copies the programs to a folder outside it and keeps the cluster
 * there.
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

/** Runs one of Postgres's programs to its end. */
export async function runPostgres(
  account: Account,
  program: string,
  args: string[],
): Promise<void> {
  const words = [...account.prefix, path.join(account.binaries, program), ...args];
  await run(words[0] ?? program, words.slice(1), { ...account.ids, cwd: account.folder });
}
