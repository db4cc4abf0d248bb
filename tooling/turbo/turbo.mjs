#!/usr/bin/env node
// Runs Turborepo in the same way as `node_modules/.bin/turbo`. However this file is called, Turborepo finds pnpm and
// prints no warnings.
import path from "node:path";

// `pnpm exec` puts the relative path "./node_modules/.bin" into PATH. Turborepo would find pnpm there and then start it
// by the same relative path in a package's folder, where pnpm does not exist. The paths are therefore made absolute.
const folders = (process.env.PATH ?? "").split(path.delimiter).map((one) => path.resolve(one));
process.env.PATH = folders.join(path.delimiter);
process.env.TURBO_TELEMETRY_DISABLED = "1";
// Turborepo searches for its own package only among the root's packages, and would warn that the Turborepo in this
// folder is "global".
process.env.TURBO_GLOBAL_WARNING_DISABLED = "1";

await import("turbo");
