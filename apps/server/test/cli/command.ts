import path from "node:path";
import { execa } from "execa";

/** Runs an operator's command as people do, in its own process. */
export async function command(name: string, words: string[], env: Record<string, string>) {
  const script = path.join(import.meta.dirname, "..", "..", "src", "cli", `${name}.ts`);
  const { exitCode, all } = await execa(process.execPath, [script, ...words], {
    env,
    extendEnv: false,
    all: true,
    reject: false,
    stripFinalNewline: false,
  });
  return { code: exitCode, output: all };
}
