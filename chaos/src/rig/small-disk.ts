import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Gives the folder a disk of this many megabytes if this account may; otherwise returns null and fills no disk. */
export async function mountSmallDisk(
  folder: string,
  megabytes: number,
): Promise<(() => Promise<void>) | null> {
  await mkdir(folder, { recursive: true });
  try {
    await run("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0777`, "tmpfs", folder]);
  } catch {
    return null;
  }
  return async () => {
    await run("umount", ["-l", folder]);
  };
}
