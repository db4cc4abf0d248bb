// `pnpm lacquer audit [<email>] [--limit <n>] [--before <id>]` prints what happened to all accounts or to one, newest
// first. If there are older entries, the last line names the flag that prints them.
import { parseArgs } from "node:util";
import { type AdminAudit, adminAuditInput, LacquerError } from "@lacquer/contracts";
import { findAccount, readAllAudits } from "@lacquer/services";
import { OperatorFault, runCommand } from "./run-command.ts";

const USAGE = "Usage: pnpm lacquer audit [<email>] [--limit <n>] [--before <id>]";
const FLAGS = { limit: { type: "string" }, before: { type: "string" } } as const;

await runCommand(async ({ services }, given) => {
  const page = read(given);
  const { email } = page;
  if (email !== undefined && (await findAccount(services, email)) === null)
    throw new OperatorFault(`There is no account with the e-mail ${email}.`);
  const { entries, nextCursor } = await readAllAudits(services, page).catch((error: unknown) => {
    throw error instanceof LacquerError ? new OperatorFault(error.message) : error;
  });
  if (entries.length === 0) return "There are no entries.";
  const rest = nextCursor === null ? [] : [`Older entries: --before ${nextCursor}`];
  return [...entries.map(line), ...rest].join("\n");
});

function line(entry: AdminAudit["entries"][number]): string {
  const who = { person: "", admin: `by ${entry.admin}`, operator: "by the operator" }[entry.actor];
  const more = entry.isLast ? "further acts of this kind within a day are not recorded" : "";
  const facts = [entry.detail, who, entry.network, entry.device, more].filter(Boolean);
  return [entry.at, entry.user, entry.act, ...facts].join("  ");
}

function read(given: string[]) {
  const { words, flags } = parsed(given);
  const [email, ...rest] = words;
  const page = adminAuditInput.safeParse({
    email,
    cursor: flags.before,
    ...(flags.limit !== undefined && { limit: Number(flags.limit) }),
  });
  if (!page.success || rest.length > 0) throw new OperatorFault(USAGE);
  return page.data;
}

function parsed(given: string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: given,
      allowPositionals: true,
      options: FLAGS,
    });
    return { words: positionals, flags: values };
  } catch {
    // A flag is unknown or lacks its value. The usage names the known flags.
    throw new OperatorFault(USAGE);
  }
}
