import path from "node:path";
import { getCatalogs } from "@lingui/cli/api";
import { getConfig } from "@lingui/conf";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";

export interface Entry {
  message?: string | undefined;
  translation?: string | undefined;
  comments?: string[] | undefined;
  origin?: unknown;
  extra?: unknown;
}
export type Entries = Record<string, Entry>;

const REMEDY = "run `pnpm --filter @lacquer/web run messages` and translate what is new.";

/** Finds what is wrong with the studio's catalogues, compared with the messages in its code. */
export async function catalogues(root: string): Promise<string[]> {
  const web = path.join(root, "apps/web");
  const config = getConfig({ configPath: path.join(web, "lingui.config.ts"), cwd: web });
  const faults: string[] = [];
  for (const catalog of await getCatalogs(config)) {
    const extracted = await catalog.collect();
    if (!extracted) return ["apps/web: the messages could not be read from the code."];
    for (const locale of config.locales) {
      const name = path.relative(root, catalog.getFilename(locale)).replaceAll(path.sep, "/");
      const entries = (await catalog.read(locale)) ?? {};
      const found = [...catalogueFaults(entries, extracted), ...countFaults(entries, locale)];
      faults.push(...found.map((fault) => `${name}: ${fault}`));
    }
  }
  return faults;
}

/**
 * Returns the faults of a catalogue: messages that it lacks or no longer needs, and translations that are missing, are
 * marked as uncertain, or differ in form from their message.
 */
export function catalogueFaults(entries: Entries, extracted: Entries): string[] {
  const faults: string[] = [];
  for (const [id, { message = id, comments = [] }] of Object.entries(extracted)) {
    const entry = entries[id];
    if (!entry) faults.push(`“${message}” is not there: ${REMEDY}`);
    else if (comments.some((comment) => !entry.comments?.includes(comment)))
      faults.push(`“${message}” has comments in the code that the catalogue lacks: ${REMEDY}`);
  }
  for (const [id, { message = id, translation, extra }] of Object.entries(entries)) {
    if (!extracted[id]) faults.push(`“${message}” is no longer in the code: ${REMEDY}`);
    if (!translation) faults.push(`“${message}” is not translated.`);
    else if (JSON.stringify(extra ?? "").includes("fuzzy"))
      faults.push(`the translation of “${message}” is marked as uncertain.`);
    else faults.push(...formFaults(message, translation));
  }
  return faults;
}

/**
 * Returns the translations that may say “one” of nothing: in some languages, as in Portuguese, the case `one` is also
 * that of 0, so a text without the number needs the case `=1`.
 */
export function countFaults(entries: Entries, locale: string): string[] {
  if (new Intl.PluralRules(locale).select(0) !== "one") return [];
  return Object.entries(entries)
    .filter(([, { translation }]) => translation && hasSilentOne(translation))
    .map(
      ([id, { message = id }]) =>
        `the translation of “${message}” has a case “one” without “#”, which 0 takes too; write “=1”.`,
    );
}

function hasSilentOne(text: string): boolean {
  const isSilent = (parts: Part[]): boolean =>
    parts.some((part) => {
      if (typeof part === "string") return false;
      const [, kind, cases] = part;
      if (!cases || typeof cases !== "object") return false;
      const { one } = cases;
      if (kind === "plural" && one !== undefined && !String(one).includes("#")) return true;
      return Object.values(cases).some(
        (other) => Array.isArray(other) && isSilent(other as Part[]),
      );
    });
  try {
    return isSilent(compileMessageOrThrow(text) as Part[]);
  } catch {
    // formFaults reports a notation that cannot be read.
    return false;
  }
}

function formFaults(message: string, translation: string): string[] {
  const [here, there] = [message, translation].map((text) => [...new Set(formOf(text))].toSorted());
  const ends = [message, translation].map((text) => `${/^\s*/.exec(text)}|${/\s*$/.exec(text)}`);
  const faults: string[] = [];
  if (here?.join() !== there?.join())
    faults.push(
      `“${message}” has ${here?.join(" ")}, but its translation has ${there?.join(" ")}.`,
    );
  if (ends[0] !== ends[1])
    faults.push(`“${message}” and its translation do not begin and end with the same spaces.`);
  return faults;
}

type Part = string | [name: string, kind?: string, cases?: Record<string, unknown>];

/**
 * Returns the values and tags of a message. A value for which the message distinguishes cases is given with its kind.
 */
function formOf(text: string): string[] {
  try {
    return partsOf(compileMessageOrThrow(text) as Part[]);
  } catch {
    return ["an unreadable notation"];
  }
}

function partsOf(parts: Part[]): string[] {
  return parts.flatMap((part) => {
    if (typeof part === "string") return part.match(/<\/?\w+\/?>/g) ?? [];
    const [name, kind, cases] = part;
    if (!cases || typeof cases !== "object") return [`{${name}}`];
    const inside = Object.values(cases).filter((one) => Array.isArray(one));
    return [`{${name}, ${kind}}`, ...inside.flatMap((one) => partsOf(one as Part[]))];
  });
}
