import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const EXAMPLE = ".env.example";
const PAGE = "docs/settings.md";
const COMMAND = "pnpm env-example";
/**
 * Variables that docs/settings.md need not name, because the command that starts a process sets them, not the operator.
 */
const NOT_ON_PAGE = new Set(["NODE_ENV"]);

const HEAD = `# The settings of Lacquer as its schemas have them, made by \`${COMMAND}\`; do not edit.
# All are optional on one machine. Copy this file to .env, and remove the # from each line that you change.`;

/** The part of a zod type that this check reads. This type exists so that the check does not depend on zod itself. */
interface Variable {
  description?: string | undefined;
  safeParse(value: unknown): { success: boolean; data?: unknown };
  toJSONSchema(options: object): Bounds;
}
interface Bounds {
  enum?: string[];
  minimum?: number;
  maximum?: number;
}
type Shape = Record<string, Variable>;

const ENVIRONMENT = "packages/runtime/src/environment";

/**
 * The schemas, each with the heading for its variables. A variable that is in several schemas is listed only under the
 * first of them.
 */
const SCHEMAS = [
  { about: "The server", file: "apps/server/src/env.ts", name: "serverEnv" },
  { about: "The worker", file: "apps/worker/src/env.ts", name: "workerEnv" },
  { about: "Who makes the images", file: `${ENVIRONMENT}/provider-env.ts`, name: "providerEnv" },
  { about: "Where pictures are kept", file: `${ENVIRONMENT}/storage-env.ts`, name: "storageEnv" },
  { about: "Server and worker", file: `${ENVIRONMENT}/common-env.ts`, name: "commonEnv" },
];

/** Checks that .env.example matches the schemas, and that docs/settings.md names every variable. */
export async function envExample(root: string): Promise<string[]> {
  const sections = await readSections(root);
  const file = path.join(root, EXAMPLE);
  const page = readFileSync(path.join(root, PAGE), "utf8");
  const isStale = !existsSync(file) || readFileSync(file, "utf8") !== textOf(sections);
  const variables = sections.flatMap(({ shape }) => Object.entries(shape));
  return [
    ...variables
      .filter(([, variable]) => !variable.description)
      .map(([name]) => `${name} is not described: end its schema with .describe("…").`),
    ...variables
      .filter(([name]) => !NOT_ON_PAGE.has(name) && !page.includes(`\`${name}\``))
      .map(([name]) => `${PAGE}: lacks \`${name}\`.`),
    ...(isStale ? [`${EXAMPLE} is not what the schemas say; run \`${COMMAND}\`.`] : []),
  ];
}

/** Writes .env.example again. */
export async function writeEnvExample(root: string): Promise<void> {
  writeFileSync(path.join(root, EXAMPLE), textOf(await readSections(root)));
}

interface Section {
  about: string;
  shape: Shape;
}

async function readSections(root: string): Promise<Section[]> {
  const seen = new Set<string>();
  const sections: Section[] = [];
  for (const { about, file, name } of SCHEMAS) {
    const module = (await import(pathToFileURL(path.join(root, file)).href)) as Record<
      string,
      Shape
    >;
    const own = Object.entries(module[name] ?? {}).filter(([variable]) => !seen.has(variable));
    for (const [variable] of own) seen.add(variable);
    sections.push({ about, shape: Object.fromEntries(own) });
  }
  return sections;
}

function textOf(sections: Section[]): string {
  const parts = sections.map(({ about, shape }) =>
    [`## ${about}`, ...Object.entries(shape).map(([name, variable]) => entry(name, variable))].join(
      "\n\n",
    ),
  );
  return `${[HEAD, ...parts].join("\n\n")}\n`;
}

function entry(name: string, variable: Variable): string {
  const { success, data } = variable.safeParse(undefined);
  const value = success && data !== undefined ? String(data) : "";
  const about = [variable.description ?? "", boundsOf(variable)].filter(Boolean).join(" ");
  return `# ${about}\n#${name}=${value}`;
}

function boundsOf(variable: Variable): string {
  const bounds = variable.toJSONSchema({ io: "output", unrepresentable: "any" });
  if (bounds.enum) return `One of ${bounds.enum.join(", ")}.`;
  if (bounds.maximum === undefined) return "";
  return bounds.minimum === undefined
    ? `Up to ${bounds.maximum}.`
    : `From ${bounds.minimum} to ${bounds.maximum}.`;
}
