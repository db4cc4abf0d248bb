// `pnpm lacquer keys create <email> [--name <name>] [--scope read|create|manage] [--days <n>]`: creates an API key and
// prints it once. `keys list <email>` lists an account's keys, and `keys revoke <email> <id>` ends a key, as in the
// studio's own dialog.
import { parseArgs } from "node:util";
import {
  type ApiKey,
  apiKeyId,
  createApiKeyInput,
  INT4_MAX,
  LacquerError,
} from "@lacquer/contracts";
import { createApiKey, findAccount, listApiKeys, revokeApiKey } from "@lacquer/services";
import { OperatorFault, runCommand } from "./run-command.ts";
import type { Services } from "@lacquer/services";

const USAGE = `Usage: pnpm lacquer keys create <email> [--name <name>] [--scope read|create|manage] [--days <n>]
       pnpm lacquer keys list <email>
       pnpm lacquer keys revoke <email> <id>`;
const FLAGS = {
  name: { type: "string" },
  scope: { type: "string" },
  days: { type: "string" },
} as const;
const NAME = "Made on the terminal";

type Flags = { name?: string; scope?: string; days?: string };

await runCommand(async ({ services }, given) => {
  const { words, flags } = read(given);
  const [verb, email, id, ...rest] = words;
  const takesId = verb === "revoke";
  const takesFlags = verb === "create";
  if (!email || rest.length > 0 || (id !== undefined) !== takesId) throw new OperatorFault(USAGE);
  if (!takesFlags && Object.keys(flags).length > 0) throw new OperatorFault(USAGE);
  // The arguments are checked before the account, so that a mistyped flag is reported first.
  const work = workOf(verb, flags, id);
  const userId = await findAccount(services, email);
  if (userId === null) throw new OperatorFault(`There is no account with the e-mail ${email}.`);
  try {
    return await work(services, userId, email);
  } catch (error) {
    if (error instanceof LacquerError) throw new OperatorFault(error.message);
    throw error;
  }
});

type Work = (services: Services, userId: number, email: string) => Promise<string>;

function workOf(verb: string | undefined, flags: Flags, id: string | undefined): Work {
  if (verb === "create") return create(flags);
  if (verb === "list") return list;
  if (verb === "revoke") return revoke(id ?? "");
  throw new OperatorFault(USAGE);
}

function create({ name = NAME, scope, days }: Flags): Work {
  const input = createApiKeyInput.safeParse({
    name,
    ...(scope !== undefined && { scope }),
    ...(days !== undefined && { days: Number(days) }),
  });
  if (!input.success) {
    const [issue] = input.error.issues;
    throw new OperatorFault(`--${issue?.path.join(".")}: ${issue?.message}\n${USAGE}`);
  }
  return async (services, userId, email) => {
    const made = await createApiKey(services, userId, input.data);
    const until = made.expiresAt ? `until ${made.expiresAt}` : "until it is revoked";
    return `${made.key}\nThis key of ${email} (id ${made.id}, scope ${made.scope}) is valid ${until}. It is shown only this once.`;
  };
}

async function list(services: Services, userId: number, email: string): Promise<string> {
  const keys = await listApiKeys(services, userId);
  if (keys.length === 0) return `${email} has no API keys.`;
  return keys.map(line).join("\n");
}

function line({ id, ending, scope, name, createdAt, lastUsedAt, expiresAt }: ApiKey): string {
  const used = lastUsedAt ? `used ${lastUsedAt}` : "never used";
  const ends = expiresAt ? `, expires ${expiresAt}` : "";
  return `${id}  …${ending}  ${scope}  "${name}"  made ${createdAt}, ${used}${ends}`;
}

function revoke(text: string): Work {
  const id = apiKeyId.safeParse(Number(text));
  if (!id.success)
    throw new OperatorFault(
      `The id must be a whole number up to ${INT4_MAX}, not "${text}".\n${USAGE}`,
    );
  return async (services, userId, email) => {
    await revokeApiKey(services, userId, id.data);
    return `The key ${id.data} of ${email} is no longer valid.`;
  };
}

function read(given: string[]): { words: string[]; flags: Flags } {
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
