import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const HERE = path.resolve(import.meta.dirname, "..");
const ROOT = path.resolve(HERE, "..", "..");
const PNPM = path.join(ROOT, "node_modules", "pnpm", "bin", "pnpm.cjs");
/** The other packages that a program with this client needs, at the versions of this repository. */
const OWN = ["@types/node", "@types/react", "react", "typescript"] as const;

const run = promisify(execFile);

/** Builds the client, packs it into an empty folder as npm would get it, and returns the tarball. */
export async function packClient(folder: string): Promise<string> {
  await run(process.execPath, ["build.ts"], { cwd: HERE });
  await run(process.execPath, [PNPM, "pack", "--pack-destination", folder], { cwd: HERE });
  const [name = ""] = await readdir(folder);
  return path.join(folder, name);
}

/**
 * Installs the tarball, and the other packages that a program needs, into a folder outside this repository. Writes the
 * README's programs there.
 */
export async function installClient(folder: string, tarball: string): Promise<void> {
  const own = await Promise.all(OWN.map(async (name) => [name, await versionOf(name)] as const));
  const manifest = {
    name: "a-program",
    private: true,
    type: "module",
    dependencies: { "@lacquer/client": `file:${tarball}`, ...Object.fromEntries(own) },
  };
  await writeFile(path.join(folder, "package.json"), JSON.stringify(manifest));
  await run(process.execPath, [PNPM, "install", "--prefer-offline", "--ignore-workspace"], {
    cwd: folder,
  });
  const settings = {
    compilerOptions: {
      strict: true,
      target: "ES2022",
      module: "NodeNext",
      lib: ["ES2023", "DOM", "DOM.Iterable"],
      jsx: "react-jsx",
      outDir: "out",
      types: ["node"],
    },
    include: ["*.ts", "*.tsx"],
  };
  await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(settings));
  for (const { name, text } of await examples()) await writeFile(path.join(folder, name), text);
}

async function versionOf(name: string): Promise<string> {
  const file = path.join(HERE, "node_modules", name, "package.json");
  return (JSON.parse(await readFile(file, "utf8")) as { version: string }).version;
}

/** Returns the example programs from the README, exactly as printed. */
export async function examples() {
  const text = await readFile(path.join(HERE, "README.md"), "utf8");
  return [...text.matchAll(/```(tsx?)\n([^]*?)```/g)].map(([, kind = "", code = ""], index) => ({
    name: `example-${index}.${kind}`,
    text: code,
  }));
}
