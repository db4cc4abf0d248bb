// `node tooling/checks/run.ts <name …>`: prints each fault on a line, and fails if there is any. With `--write`, the
// check first writes what it compares: `limits` writes the tables in docs/security.md, `rooms` the picture in
// docs/architecture.md, and `env-example` the file .env.example.
import path from "node:path";
import { parseArgs } from "node:util";
import { catalogues } from "./catalogues.ts";
import { docPaths } from "./doc-paths.ts";
import { envExample, writeEnvExample } from "./env-example.ts";
import { errorDocs } from "./error-docs.ts";
import { limitDocs, writeLimits } from "./limit-docs.ts";
import { mixedText } from "./mixed-text.ts";
import { readmes } from "./readmes.ts";
import { sameMaths } from "./same-maths.ts";
import { texts } from "./texts.ts";
import { deadPlaces, rooms } from "./rooms/index.ts";
import { stalePicture, writePicture } from "./rooms/picture.ts";
import { verbShapes } from "./verbs.ts";

const CHECKS: Record<string, (root: string) => string[] | Promise<string[]>> = {
  rooms: (root) => [...rooms(root), ...deadPlaces(root), ...stalePicture(root)],
  "doc-paths": docPaths,
  "error-docs": errorDocs,
  limits: limitDocs,
  "mixed-text": mixedText,
  "same-maths": sameMaths,
  texts,
  catalogues,
  verbs: verbShapes,
  readmes,
  "env-example": envExample,
};

/** Checks that can write the file that they check. */
const WRITERS: Record<string, (root: string) => void | Promise<void>> = {
  rooms: writePicture,
  limits: writeLimits,
  "env-example": writeEnvExample,
};

const root = path.resolve(import.meta.dirname, "..", "..");
const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean", default: false } },
});
if (values.write) for (const name of names) await WRITERS[name]?.(root);
for (const name of names) {
  const check = CHECKS[name];
  const faults = check ? await check(root) : [`There is no check named ${name}.`];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
