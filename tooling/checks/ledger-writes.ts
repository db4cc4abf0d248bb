import { lineAt, readSources } from "./sources.ts";

/** Where money may move. The queue's claim charges in the statement that starts the job; only services call it. */
const ALLOWED = ["packages/services/src/credits/", "packages/db/src/queue/"];

const WRITES = [
  /\b(?:insert\s+into|update|delete\s+from)\s+(?:public\.)?"?credit_ledger\b/gi,
  /\bcreditLedger\s*\.\s*(?:create|update|upsert|delete)\w*/g,
  /\bupdate\s+(?:public\.)?"?users\b[^;`]*?\bset\b[^;`]*?"?\bcredits"?\s*=/gi,
  /\bcredits\s*:\s*\{\s*(?:increment|decrement)\b/g,
];

/** Finds code outside `services/credits` that would write the ledger or a balance. */
export function ledgerWrites(root: string): string[] {
  const faults: string[] = [];
  for (const { file, text } of readSources(root, ["{apps,packages}/*/src/**/*.{ts,tsx}"])) {
    if (file.startsWith("packages/testing/")) continue;
    if (ALLOWED.some((folder) => file.startsWith(folder))) continue;
    for (const write of WRITES) {
      for (const found of text.matchAll(write)) {
        const place = `${file}:${lineAt(text, found.index)}`;
        faults.push(`${place}: writes credits; only packages/services/src/credits does that.`);
      }
    }
  }
  return faults;
}
