import { lineAt, readSources } from "./sources.ts";

interface Money {
  /** Folders and files that may write it. */
  writers: string[];
  writes: RegExp[];
  fault: string;
}

const LEDGER: Money = {
  // The queue's claim charges in the statement that starts the job; only services call it.
  writers: ["packages/services/src/credits/", "packages/db/src/queue/claim-jobs.ts"],
  writes: [
    /\b(?:insert\s+into|update|delete\s+from)\s+(?:public\.)?"?credit_ledger\b/gi,
    /\bcreditLedger\s*\.\s*(?:create|update|upsert|delete)\w*/g,
    /\bupdate\s+(?:public\.)?"?users\b[^;`]*?\bset\b[^;`]*?"?\bcredits"?\s*=/gi,
    /\bcredits\s*:\s*\{\s*(?:increment|decrement)\b/g,
  ],
  fault: "writes credits; only packages/services/src/credits does that.",
};

/** What waiting jobs hold of a balance is the column `held` of user_lanes. */
const USER_QUEUES: Money = {
  writers: ["packages/db/src/queue/user-queue/"],
  writes: [
    /\b(?:insert\s+into|update|delete\s+from)\s+(?:public\.)?"?user_lanes\b/gi,
    /\buserLane\s*\.\s*(?:create|update|upsert|delete)\w*/g,
  ],
  fault:
    "writes user_lanes, whose held is money; call a function of packages/db/src/queue/user-queue, or add one there.",
};

/** Finds code that would write the ledger, a balance or what waiting jobs hold of it, outside the one place for each. */
export function ledgerWrites(root: string): string[] {
  const faults: string[] = [];
  for (const { file, text } of readSources(root, ["{apps,packages}/*/src/**/*.{ts,tsx}"])) {
    if (file.startsWith("packages/testing/")) continue;
    for (const { writers, writes, fault } of [LEDGER, USER_QUEUES]) {
      if (writers.some((place) => file.startsWith(place))) continue;
      for (const write of writes)
        for (const found of text.matchAll(write))
          faults.push(`${file}:${lineAt(text, found.index)}: ${fault}`);
    }
  }
  return faults;
}
