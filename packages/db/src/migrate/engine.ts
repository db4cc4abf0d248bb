import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import { packageFolder, packageRequire } from "../package-folder.ts";
import { noteFor } from "./additive.ts";
import { UTC } from "../pooler/direct-session.ts";
import { WholeScripts } from "./whole-scripts.ts";

type WasmExports = Record<string, unknown> & { __wbindgen_start(): void };

interface Bindings {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WasmExports): void;
}

// TypeScript describes WebAssembly only among the browser's types, which do not belong in this package.
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    instantiate(
      bytes: Uint8Array,
      imports: object,
    ): Promise<{ instance: { exports: WasmExports } }>;
  };
};

export interface OpenEngine {
  engine: SchemaEngine;
  /** Postgres's message about the last failed migration, and whether the migration only waited too long for a lock. */
  failure(): { said: string; lockedOut: boolean } | undefined;
  /** Ends the engine's sessions. If left open, they would keep the engine's lock until they time out. */
  close(): Promise<void>;
}

/** Opens Prisma's schema engine on a database. It runs as WebAssembly, so no binary must be downloaded. */
export async function openSchemaEngine(
  url: string,
  migrations: MigrationList,
): Promise<OpenEngine> {
  const bindings = await loadBindings();
  const schemaPath = path.join(packageFolder(), "prisma", "schema.prisma");
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    onConnect: async (client) => void (await client.query(UTC)),
  });
  // An idle connection that breaks is replaced. A connection that breaks during a statement makes the statement fail.
  pool.on("error", () => {});
  const scripts = new WholeScripts(pool);
  scripts.noteFor = (script) => noteFor(script, migrations);
  const datamodels: [string, string][] = [[schemaPath, await readFile(schemaPath, "utf8")]];
  const adapter = bindMigrationAwareSqlAdapterFactory(scripts);
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => {}, adapter);
  const close = async () => {
    engine.free();
    await pool.end();
  };
  const failure = () =>
    scripts.failure === undefined
      ? undefined
      : { said: scripts.failure, lockedOut: scripts.lockedOut };
  return { engine, failure, close };
}

let loaded: Promise<Bindings> | undefined;

// We load the .wasm file ourselves, because the package's own entry imports it as a module, which Node supports only
// behind a flag.
async function loadBindings(): Promise<Bindings> {
  loaded ??= (async () => {
    const script = packageRequire().resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const bindings = (await import(pathToFileURL(script).href)) as Bindings;
    const bytes = await readFile(script.replace(/\.js$/, ".wasm"));
    const { instance } = await WebAssembly.instantiate(bytes, {
      "./schema_engine_bg.js": bindings,
    });
    bindings.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    return bindings;
  })();
  return loaded;
}
