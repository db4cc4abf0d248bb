import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

interface Catalogue {
  ERRORS: Record<string, { status: number; message: string; money: string | null }>;
}

/**
 * Compares docs/errors.md with the error codes. The document must list each code with its status, its message and what
 * happens to the credits, and no other codes.
 */
export async function errorDocs(root: string): Promise<string[]> {
  const source = pathToFileURL(path.join(root, "packages/contracts/src/errors.ts")).href;
  const { ERRORS } = (await import(source)) as Catalogue;
  const rows = documented(readFileSync(path.join(root, "docs/errors.md"), "utf8"));
  const faults: string[] = [];
  for (const [code, { status, message, money }] of Object.entries(ERRORS)) {
    const row = rows.get(code);
    if (row === undefined)
      faults.push(`docs/errors.md: the code ${code} is missing; it needs a row like the others.`);
    else if (row[0] !== String(status)) {
      faults.push(`docs/errors.md: ${code} answers ${status}, but its row says otherwise.`);
    } else if (row[1] !== message || row[2] !== (money ?? "")) {
      faults.push(`docs/errors.md: ${code} has a different sentence, or different credits.`);
    }
  }
  for (const code of rows.keys()) {
    if (!Object.hasOwn(ERRORS, code)) faults.push(`docs/errors.md: there is no code ${code}.`);
  }
  return faults;
}

/** Returns the rows of the table whose first cell is a code in backquotes. */
function documented(text: string): Map<string, string[]> {
  const rows = text.matchAll(/^\|\s*`([a-z_0-9]+)`\s*\|(.*)$/gm);
  return new Map([...rows].map((row) => [row[1] ?? "", cellsOf(row[2] ?? "")]));
}

function cellsOf(row: string): string[] {
  return row.split("|").map((cell) => cell.trim());
}
