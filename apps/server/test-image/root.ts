import { execFile, spawn, type ChildProcess } from "node:child_process";
import { statSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);
const LIMIT_MS = 15 * 60_000;

/** A folder that is mounted at another place while one command runs. */
export interface Mount {
  from: string;
  /** The place inside the root. */
  to: string;
}

export interface Entering {
  root: string;
  user: string;
  folder: string;
  env: Record<string, string>;
  mounts?: Mount[];
  /** Makes everything but the mounts read-only, as `docker run --read-only` does. */
  readOnly?: boolean;
}

/**
 * Starts a program inside a root folder, with its own view of processes and mounts. The mounts disappear when the
 * program ends, so nothing has to be unmounted, even after a failure.
 */
export function enter(words: string[], entering: Entering): ChildProcess {
  const { root, env } = entering;
  const given = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return spawn(
    "unshare",
    ["--mount", "--pid", "--fork", "--kill-child", "sh", "-euc", script(entering), "sh"].concat(
      ["chroot", `--userspec=${entering.user}`, root, "/usr/bin/env", "-i"],
      [`--chdir=${entering.folder}`, ...given, ...words],
    ),
    { stdio: ["ignore", "pipe", "pipe"] },
  );
}

function script({ root, mounts = [], readOnly }: Entering): string {
  const place = (to: string) => quoted(`${root}${to}`);
  const makePlaces = mounts.map(({ from, to }) =>
    statSync(from).isFile() ? `touch ${place(to)}` : `mkdir -p ${place(to)}`,
  );
  const lock = [
    `mount --bind ${quoted(root)} ${quoted(root)}`,
    `mount -o remount,bind,ro ${quoted(root)}`,
    `mount -t tmpfs -o mode=1777 tmpfs ${place("/tmp")}`,
  ];
  return [
    "mount --make-rprivate /",
    ...makePlaces,
    ...(readOnly ? lock : []),
    `mount -t proc proc ${place("/proc")}`,
    `mount --rbind /dev ${place("/dev")}`,
    ...mounts.map(({ from, to }) => `mount --bind ${quoted(from)} ${place(to)}`),
    'exec "$@"',
  ].join("\n");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Runs a program inside a root folder and waits for its end. Rejects with the program's output if that fails. */
export async function runInside(words: string[], entering: Entering): Promise<string> {
  const child = enter(words, entering);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const limit = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearTimeout(limit);
  if (code !== 0) throw new Error(`${words.join(" ")} failed (${String(code)}).\n${output}`);
  return output;
}

/** Copies a folder with all owners and rights. If `from` ends with "/.", only the folder's content is copied. */
export async function copyTree(from: string, to: string): Promise<void> {
  await run("cp", ["--archive", "--reflink=auto", from, to]);
}
