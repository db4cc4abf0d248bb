import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Mounts a disk of this many megabytes on the folder. Returns null when this account may not mount disks; no disk is
 * filled in that case.
 */
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
