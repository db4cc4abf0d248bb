import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import { machineEnvironment, searchPath } from "./env.ts";
import { copyTree } from "./root.ts";

/** The variables that the base image sets. */
export const BASE_ENV = {
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  HOME: "/root",
};

/**
 * Makes the stand-in for `node:…-bookworm-slim`: an empty Debian of the same release with this repository's Node, the
 * machine's npm, and the user `node`. It also gets the machine's DNS settings, as Docker does for every container, and
 * the machine's certificates, which a machine behind a proxy needs.
 */
export async function makeBase(debian: string, into: string): Promise<void> {
  await copyTree(debian, into);
  const inside = (...parts: string[]) => path.join(into, ...parts);
  copyFileSync(process.execPath, inside("usr/local/bin/node"));
  await copyNpm(into);
  appendFileSync(inside("etc/passwd"), "node:x:1000:1000::/home/node:/bin/bash\n");
  appendFileSync(inside("etc/group"), "node:x:1000:\n");
  for (const file of ["etc/resolv.conf", "etc/hosts"]) copyFileSync(`/${file}`, inside(file));
  const certificates = machineEnvironment["NODE_EXTRA_CA_CERTS"];
  if (certificates) {
    mkdirSync(inside(path.dirname(certificates)), { recursive: true });
    copyFileSync(certificates, inside(certificates));
  }
}

async function copyNpm(into: string): Promise<void> {
  const program = searchPath
    .split(path.delimiter)
    .map((folder) => path.join(folder, "npm"))
    .find((file) => existsSync(file));
  const npm = program && path.resolve(realpathSync(program), "..", "..");
  const about = npm && path.join(npm, "package.json");
  if (!about || !existsSync(about) || JSON.parse(readFileSync(about, "utf8")).name !== "npm")
    throw new Error(`${program ?? "npm"} does not lead to a folder with npm.`);
  const modules = path.join(into, "usr/local/lib/node_modules");
  mkdirSync(modules, { recursive: true });
  await copyTree(npm, path.join(modules, "npm"));
  for (const name of ["npm", "npx"])
    symlinkSync(
      `../lib/node_modules/npm/bin/${name}-cli.js`,
      path.join(into, "usr/local/bin", name),
    );
}
