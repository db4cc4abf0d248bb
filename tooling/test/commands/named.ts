import { parseSync, Visitor } from "oxc-parser";
import { readSources } from "../../checks/sources.ts";

/** A command that people are told to type, and its place in the text. */
export interface Named {
  command: string;
  file: string;
}

const DOCUMENTS = ["*.md", "docs/**/*.md", "{apps,packages}/*/*.md", "{chaos,e2e,tooling}/*.md"];
const PROGRAMS = ["{apps,packages}/*/src/**/*.{ts,tsx}", "chaos/src/**/*.ts", "tooling/**/*.mjs"];
/**
 * `node` counts only before a path, because the word alone may be part of a sentence. Flags after `node` are not
 * checked, because they belong to the program.
 */
const COMMAND = /^(?:(?:npm|pnpm|npx) |node [\w.]+\/)/;

/** Returns the commands in documents, from code blocks and between backquotes, without their comments. */
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

/**
 * Returns the commands that a program's messages name: the words after `npm`, `pnpm` or `npx` in the code's strings.
 */
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
