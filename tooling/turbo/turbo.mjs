#!/usr/bin/env node
// Turborepo, as `node_modules/.bin/turbo` starts it. Called in any way, it finds pnpm and stays quiet.
import path from "node:path";

// `pnpm exec` puts "./node_modules/.bin" into PATH. Turborepo would find pnpm there and then start it, by that same
// relative name, in a package's folder, where it is not.
const folders = (process.env.PATH ?? "").split(path.delimiter).map((one) => path.resolve(one));
process.env.PATH = folders.join(path.delimiter);
process.env.TURBO_TELEMETRY_DISABLED = "1";
// Turborepo looks for itself only among the root's own packages, and warns that the one it finds here is "global".
process.env.TURBO_GLOBAL_WARNING_DISABLED = "1";

await import("turbo");
