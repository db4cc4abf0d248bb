import { existsSync, globSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../tree.ts";

/** The expected exit code and output of a command. */
export interface Answer {
  code: number;
  output: RegExp;
}

/** Commands that take little time and run on an empty studio, in this order. */
export const QUICK: Record<string, Answer> = {
  "pnpm lacquer": { code: 1, output: /Usage: pnpm lacquer <command>/ },
  "pnpm db:push": { code: 0, output: /Migrations: done/ },
  "pnpm lacquer doctor": { code: 1, output: /✓ Migrations: all have run[^]*✗ Workers: none/ },
  "pnpm lacquer doctor --json": { code: 1, output: /^\{\n {2}"well": false/m },
  "npm run doctor": { code: 1, output: /✗ Workers: none/ },
  "npx pnpm@10.34.8 lacquer doctor": { code: 1, output: /✗ Workers: none/ },
  "npm run --silent doctor -- --json": { code: 1, output: /^\{\n {2}"well": false/ },
  "pnpm lacquer credits grant you@example.com 50": { code: 1, output: /There is no account/ },
  "pnpm lacquer users reset-password you@example.com": { code: 1, output: /There is no account/ },
  "pnpm lacquer keys create you@example.com": { code: 1, output: /There is no account/ },
  "pnpm lacquer keys list you@example.com": { code: 1, output: /There is no account/ },
  "pnpm lacquer keys revoke you@example.com 3": { code: 1, output: /There is no account/ },
  "pnpm lacquer admin grant you@example.com": { code: 1, output: /There is no account/ },
  "pnpm lacquer audit": { code: 0, output: /There are no entries/ },
  "pnpm lacquer audit you@example.com": { code: 1, output: /There is no account/ },
  "npm run backup": { code: 1, output: /Usage: npm run backup <file>/ },
  "npm run restore": { code: 1, output: /Usage: npm run restore <file>/ },
  "npm run backup studio.tar": { code: 0, output: /studio\.tar holds \d+ rows/ },
  "npm run restore studio.tar": { code: 0, output: /Restored \d+ rows/ },
  "pnpm exec node tooling/checks/run.ts rooms": { code: 0, output: /^$/ },
  "pnpm exec turbo run generate": { code: 0, output: /successful/ },
};

/** Commands that take longer or write into the repository, so they run in a fresh clone (`npm run test:clone`). */
export const IN_CLONE: Record<string, Answer> = {
  "pnpm build": { code: 0, output: /\d+ successful/ },
  "pnpm lint": { code: 0, output: /Found 0 warnings and 0 errors/ },
  "pnpm walls": { code: 0, output: /walls/ },
  "pnpm typecheck": { code: 0, output: /\d+ successful/ },
  "pnpm verify": { code: 0, output: /\d+ successful/ },
  "pnpm rooms": { code: 0, output: /rooms --write/ },
  "pnpm limits": { code: 0, output: /limits --write/ },
  "pnpm env-example": { code: 0, output: /env-example --write/ },
  "pnpm knip": { code: 0, output: /knip/ },
  "pnpm format": { code: 0, output: /./ },
  "pnpm bundle": { code: 0, output: /bundle: \d+\.\d MB/ },
  "pnpm build:try": { code: 0, output: /built in/ },
  "pnpm docs:build": { code: 0, output: /build complete/ },
  "pnpm docs:check": { code: 0, output: /docs:check/ },
  "pnpm --filter @lacquer/web run messages": { code: 0, output: /pt-BR.* 0 / },
  "pnpm turbo run lint typecheck test build": { code: 0, output: /FULL TURBO/ },
};

/**
 * Commands that run for minutes or until they are stopped. In the clone, each command runs until it prints the given
 * text.
 */
export const GOES_ON: Record<string, RegExp> = {
  "npm start": /Lacquer is ready at http:\/\/localhost:\d+/,
  "pnpm dev": /Lacquer is ready at http:\/\/localhost:\d+/,
  "npx pnpm@10.34.8 dev": /Lacquer is ready at http:\/\/localhost:\d+/,
  "pnpm --filter @lacquer/server start": /server is listening/,
  "pnpm --filter @lacquer/worker start": /worker is running pending jobs/,
  "npm test": /Lint: done/,
  "pnpm changeset": /changeset v\d/,
  "pnpm changeset version": /changeset v\d/,
  "pnpm --filter @lacquer/server access-matrix -u": /RUN/,
  "pnpm bench": /^Bench claim …/m,
  "pnpm bench abuse": /^Bench abuse …/m,
  "pnpm bench growth": /^Bench growth …/m,
  "pnpm bench memory": /^Bench memory …/m,
  "pnpm bench claim": /^Bench claim …/m,
  "pnpm bench web": /^Bench web …/m,
  "pnpm bench preview": /^Bench preview …/m,
  "pnpm bench collection": /^Bench collection …/m,
  "pnpm bench render": /^Bench render …/m,
  "pnpm bench browser": /^Bench browser …/m,
  "pnpm bench nails --sheet --photos photos": /^Bench nails …/m,
  "pnpm bench nails": /^Bench nails …/m,
  "pnpm bench nails --each": /^Bench nails …/m,
  "pnpm bench nails --photos photos --labelled": /^Bench nails …/m,
  "pnpm shots macro": /^Macro sheets …/m,
  "pnpm shots macro --photos photos": /^Macro sheets …/m,
  "pnpm picture": /^Look oxblood french …/m,
  "pnpm docs:dev": /Local: +http:\/\/localhost/,
  "pnpm hands": /^Hand wide …/m,
  "pnpm chaos": /^27 promises, default run/m,
  "pnpm chaos --long": /^27 promises, long run/m,
  "pnpm chaos --short": /^27 promises, short run/m,
  "pnpm chaos --only 3": /^1 promises, default run/m,
  "pnpm chaos --only 5,6": /^2 promises, default run/m,
  "pnpm chaos --report all.json": /^27 promises/m,
  "pnpm chaos --seed 7": /^27 promises, default run, seed 7/m,
};

/** Commands that the build machine runs one by one; see .ci/software. */
export const BY_CI = [
  "npm run test:s3",
  "npm run test:pooler",
  "npm run test:prometheus",
  "npm run test:proxy",
  "npm run test:bundle",
];

/** Commands that take long or download a whole system first, with the workflow in which each has a job of its own. */
export const BY_WORKFLOW: Record<string, string> = {
  "npm run test:clone": "ci.yml",
  "npm run test:browser": "ci.yml",
  "npm run test:image": "systems.yml",
  "npm run test:runtimes": "systems.yml",
};

/** Returns a command with its placeholders filled in and without optional words. */
export function asTyped(command: string): string {
  return command
    .replace("<email> <amount>", "you@example.com 50")
    .replace("<email>", "you@example.com")
    .replace(/<file>|before\.tar/, "studio.tar")
    .replace("<folder>", "photos")
    .replace(" <command>", "")
    .replace(/ \[.*$/, "");
}

/**
 * Two kinds of commands are not run by the lists above: the installation, which has run before every test, and the
 * tests of one folder, which run with all others. For the tests of one folder, only the names are checked.
 */
const INSTALL = "pnpm install";
const OF_ONE_FOLDER =
  /^pnpm --filter @lacquer\/([\w-]+) (?:typecheck|exec vitest run((?: test\/\S+)*))$/;

function namesOneFolder(command: string): boolean {
  const [, name = "", files = ""] = OF_ONE_FOLDER.exec(command) ?? [];
  const [folder] = globSync([`packages/${name}`, `apps/${name}`, name], { cwd: ROOT });
  if (!name || folder === undefined) return false;
  const named = files.split(" ").filter(Boolean);
  return named.every((file) => existsSync(path.join(ROOT, folder, file)));
}

const APART: readonly string[] = [...BY_CI, ...Object.keys(BY_WORKFLOW)];

/** True if a test runs exactly this command. */
export function isRun(command: string): boolean {
  const typed = asTyped(command);
  if (typed === INSTALL || namesOneFolder(typed)) return true;
  return [QUICK, IN_CLONE, GOES_ON].some((all) => typed in all) || APART.includes(typed);
}

/** True if the sentence begins with a command that a test runs. */
export function beginsWithOneThatIsRun(sentence: string): boolean {
  const typed = asTyped(sentence);
  const all = [...[QUICK, IN_CLONE, GOES_ON].flatMap((some) => Object.keys(some)), ...APART];
  return all.some((one) => typed.startsWith(one) && !/^[\w:-]/.test(typed.slice(one.length)));
}
