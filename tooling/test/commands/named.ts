import { parseSync, Visitor } from "oxc-parser";
import { readSources } from "../../checks/sources.ts";

/** A command for people to type, and its place. */
export interface Named {
  command: string;
  file: string;
}

const DOCUMENTS = ["*.md", "docs/**/*.md", "{apps,packages}/*/*.md", "{chaos,e2e,tooling}/*.md"];
const PROGRAMS = ["{apps,packages}/*/src/**/*.{ts,tsx}", "chaos/src/**/*.ts", "tooling/**/*.mjs"];
/**
 * `node` counts only before a path: the word alone may be part of a sentence, and its flags are a program's business.
 */
const COMMAND = /^(?:(?:npm|pnpm|npx) |node [\w.]+\/)/;

/** Commands as the documents print them, in fences and between backticks, without their comments. */
export function commandsInDocuments(root: string): Named[] {
  const found = new Map<string, Named>();
  for (const { file, text } of readSources(root, DOCUMENTS)) {
    const fenced = [...text.matchAll(/^```(?:bash|sh)\n([^]*?)^```/gm)].flatMap(([, lines = ""]) =>
      lines.split("\n"),
    );
    const inline = [...text.matchAll(/`([^`\n]+)`/g)].map(([, words = ""]) => words);
    for (const line of [...fenced, ...inline])
      for (const words of line.replace(/\s+#.*$/, "").split(" · ")) {
        const command = words.trim();
        if (COMMAND.test(command)) found.set(command, { command, file });
      }
  }
  return [...found.values()];
}

/** Commands that a program's messages name: what follows `npm`, `pnpm` or `npx` in the code's texts. */
export function commandsInMessages(root: string): Named[] {
  return readSources(root, PROGRAMS).flatMap(({ file, text }) => {
    const words: string[] = [];
    new Visitor({
      Literal: ({ value }) => void (typeof value === "string" && words.push(value)),
      TemplateElement: ({ value }) => void words.push(value.cooked ?? ""),
      JSXText: ({ value }) => void words.push(value),
    }).visit(parseSync(file, text).program);
    return words.flatMap((sentence) =>
      [...sentence.matchAll(/\b(?:npm|pnpm|npx) [a-z-]/g)].map(({ index }) => ({
        command: sentence.slice(index).split("\n")[0] ?? "",
        file,
      })),
    );
  });
}
