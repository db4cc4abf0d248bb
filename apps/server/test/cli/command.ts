import path from "node:path";
import { execa } from "execa";

/**
 * Runs an operator's command in its own process, as people do. Ends the process if it takes longer than `timeout` ms.
 */
export async function command(
  name: string,
  words: string[],
  env: Record<string, string>,
  timeout?: number,
) {
  const script = path.join(import.meta.dirname, "..", "..", "src", "cli", `${name}.ts`);
  const { exitCode, all } = await execa(process.execPath, [script, ...words], {
    env,
    timeout,
    extendEnv: false,
    all: true,
    reject: false,
    stripFinalNewline: false,
  });
  return { code: exitCode, output: all };
}
