// A folder for Swift's objects. Swift stores its metadata in the extended attributes of each object's file.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onStop } from "../launch/lifecycle.mjs";

const PROBE = "import os, sys; os.setxattr(sys.argv[1], 'user.swift', b'x' * 3000)";
const IMAGE_BYTES = 512 * 1024 * 1024;

function keepsAttributes(folder) {
  const file = path.join(folder, "probe");
  writeFileSync(file, "");
  const { status } = spawnSync("python3", ["-c", PROBE, file]);
  rmSync(file);
  return status === 0;
}

/**
 * Returns a new folder on a file system with extended attributes. The folder is removed at the end. Returns undefined
 * when no such file system exists and none can be mounted.
 */
export function s3TestServerFolder() {
  for (const parent of [tmpdir(), "/var/tmp", "/dev/shm"]) {
    const folder = temporaryIn(parent);
    if (folder && keepsAttributes(folder)) return folder;
  }
  const folder = temporaryIn(tmpdir());
  return folder && mountIn(folder);
}

function temporaryIn(parent) {
  try {
    const folder = mkdtempSync(path.join(parent, "lacquer-s3-"));
    onStop(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  } catch {
    return undefined;
  }
}

/**
 * Makes an ext4 file system in a file. Root may mount it even in a container whose file system has no extended
 * attributes.
 */
function mountIn(folder) {
  const image = path.join(folder, "image");
  const place = path.join(folder, "mounted");
  mkdirSync(place);
  const did = (program, ...args) => spawnSync(program, args).status === 0;
  const made =
    did("truncate", "-s", String(IMAGE_BYTES), image) &&
    did("mkfs.ext4", "-q", "-F", image) &&
    did("mount", "-o", "loop", image, place);
  if (!made) return undefined;
  onStop(() => void spawnSync("umount", ["-l", place]));
  return keepsAttributes(place) ? place : undefined;
}
