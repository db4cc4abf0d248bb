import type { LivingProcess } from "@lacquer/db/processes";

/** A difference between processes that share a database, and what to do about it. */
export interface ProcessDifference {
  sign: "wrong" | "note";
  words: string;
}

/** Compares the settings of all processes that share the database. The `doctor` command uses this. */
export function compareProcesses(processes: LivingProcess[]): ProcessDifference[] {
  const local = processes.filter(({ store }) => store === "local");
  const found: (ProcessDifference | undefined)[] = [
    differ("wrong", processes, ({ store }) => store, {
      what: "keep pictures in different stores",
      cure: "give all of them the same S3_ and R2_ variables, or none",
    }),
    differ("wrong", local, ({ dataDir }) => dataDir, {
      what: "have different DATA_DIRs, so one cannot find the other's pictures",
      cure: "give all of them the same folder, or set the S3_ variables",
      values: "hidden",
    }),
    differ("wrong", processes, ({ authSecret }) => authSecret, {
      what: "have different secrets, so one does not accept sign-ins made at the other",
      cure: "give all of them the same AUTH_SECRET",
      values: "hidden",
    }),
    differ("wrong", processes, ({ provider }) => provider, {
      what: "make images with different providers",
      cure: "give all of them the same IMAGE_PROVIDER and OPENAI_ variables",
    }),
    differ("wrong", processes, ({ zone }) => zone, {
      what: "use the database in different time zones",
      cure: "see docs/pooler.md",
    }),
    differ("note", processes, ({ version }) => version, {
      what: "run different versions",
      cure: "that is fine only while a new version is being rolled out",
    }),
  ];
  return found.filter((difference) => difference !== undefined);
}

function differ(
  sign: ProcessDifference["sign"],
  processes: LivingProcess[],
  read: (process: LivingProcess) => string | null,
  words: { what: string; cure: string; values?: "hidden" },
): ProcessDifference | undefined {
  const groups = new Map<string, LivingProcess[]>();
  for (const process of processes) {
    const value = read(process);
    // A process that does not have or need this setting is left out of the comparison.
    if (value !== null) groups.set(value, [...(groups.get(value) ?? []), process]);
  }
  if (groups.size < 2) return undefined;
  const sides = [...groups].map(([value, members]) => {
    const names = members.map(({ kind, host, pid }) => `the ${kind} on ${host} (process ${pid})`);
    return names.join(", ") + (words.values === "hidden" ? "" : `: ${value}`);
  });
  return { sign, words: `processes ${words.what} (${sides.join("; ")}); ${words.cure}` };
}
