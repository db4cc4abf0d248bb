import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** Runs an operator's command as people do, in its own process. */
export async function command(name: string, words: string[], env: Record<string, string>) {
  const script = path.join(import.meta.dirname, "..", "..", "src", "cli", `${name}.ts`);
  const child = spawn(process.execPath, [script, ...words], { env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  await once(child, "close");
  return { code: child.exitCode, output };
}
