import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const DOCUMENT = "docs/security.md";

interface Limit {
  name: string;
  what: string;
  perUser: string;
  perProcess: string;
  isShared: boolean;
  answer: string;
}

/**
 * Returns the tables for docs/security.md, made from the code. Each key is the text that marks the table's place in the
 * document.
 */
async function tables(root: string): Promise<Record<string, string[][]>> {
  const read = async (file: string) =>
    (await import(pathToFileURL(path.join(root, "packages/services/src/limits", file)).href)) as {
      LIMITS: Limit[];
      TABLES: Record<string, { bound: string; sweep: string }>;
    };
  const { LIMITS } = await read("table.ts");
  const { TABLES } = await read("tables.ts");
  return {
    limits: [
      [
        "limit",
        "what",
        "of one user",
        "of all, in one process",
        "counted by all servers",
        "answer",
      ],
      ...LIMITS.map(({ name, what, perUser, perProcess, isShared, answer }) => [
        `\`${name}\``,
        what,
        perUser,
        perProcess,
        isShared ? "yes" : "",
        answer,
      ]),
    ],
    tables: [
      ["table", "bounded by", "swept by"],
      ...Object.entries(TABLES).map(([name, { bound, sweep }]) => [`\`${name}\``, bound, sweep]),
    ],
  };
}

const begin = (name: string) =>
  `<!-- ${name}: made from packages/services/src/limits by \`pnpm limits\`; do not edit -->`;
const end = (name: string) => `<!-- ${name}: end -->`;

/** Reports which tables of docs/security.md differ from the code. The padding of cells does not matter. */
export async function limitDocs(root: string): Promise<string[]> {
  const text = readFileSync(path.join(root, DOCUMENT), "utf8");
  const stale = Object.entries(await tables(root)).filter(
    ([name, rows]) => JSON.stringify(rowsIn(text, name)) !== JSON.stringify(rows),
  );
  return stale.map(
    ([name]) => `${DOCUMENT}: its table of ${name} differs from the code; run \`pnpm limits\`.`,
  );
}

/** Writes the tables into docs/security.md again. */
export async function writeLimits(root: string): Promise<void> {
  const file = path.join(root, DOCUMENT);
  let text = readFileSync(file, "utf8");
  for (const [name, [head = [], ...rows]] of Object.entries(await tables(root))) {
    const [from, to] = [text.indexOf(begin(name)), text.indexOf(end(name))];
    if (from < 0 || to < from) continue;
    const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
    text = `${text.slice(0, from)}${begin(name)}\n\n${lines.join("\n")}\n\n${text.slice(to)}`;
  }
  writeFileSync(file, text);
}

function rowsIn(text: string, name: string): string[][] {
  const [from, to] = [text.indexOf(begin(name)), text.indexOf(end(name))];
  if (from < 0) return [];
  return text
    .slice(from, to)
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^\|[\s|:-]+\|$/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}
