import path from "node:path";
import { getCatalogs } from "@lingui/cli/api";
import { getConfig } from "@lingui/conf";
import { mapMacroOptions, transform } from "@lingui/native-tools";
import { parseSync } from "oxc-parser";
import type { Plugin } from "vite";
import { compiled, messageKey } from "./compiled-message.ts";
import { byErrorCode } from "./server-sentences.ts";

const WEB = path.resolve(import.meta.dirname, "..");
const USES_MACRO = /from ["']@lingui\/(?:core|react)\/macro["']/;
/** Lingui puts this comment before the code that replaces a macro. */
const MARK = "/*i18n*/";

/**
 * Turns Lingui's macros into calls of src/platform/messages.ts, and catalogues into modules of compiled messages.
 * English messages are compiled too, but stay in the code that shows them, so English loads neither a catalogue nor a
 * compiler.
 */
export function messages(): Plugin {
  const config = getConfig({ cwd: WEB });
  const macro = {
    ...mapMacroOptions(config),
    descriptorFields: "message" as const,
    runtimeModules: {
      i18n: ["#messages", "i18n"] as [string, string],
      Trans: ["#trans", "Trans"] as [string, string],
    },
  };
  return {
    name: "lacquer:messages",
    enforce: "pre",
    transform: {
      filter: { id: /\.(?:tsx?|po)$/ },
      async handler(code, id) {
        if (id.endsWith(".po")) return { code: await catalogue(id), map: null, moduleType: "js" };
        if (!USES_MACRO.test(code)) return;
        const out = await transform(code, path.basename(id), { macro });
        return { code: withCompiledMessages(out.code, id), map: out.map ?? null };
      },
    },
  };
}

type Node = { type: string; start: number; end: number; [name: string]: unknown };

/**
 * Replaces `i18n._({id, message, values})` with `i18n._(message, values)`, the form that src/platform/messages.ts
 * expects. Lines stay where they are, so that the macro's source map still holds.
 */
export function withCompiledMessages(code: string, file: string): string {
  const { program } = parseSync(`${path.basename(file)}.jsx`, code);
  return printed(program as unknown as Node, code);
}

/** Returns a node's code with all descriptors replaced. */
function printed(node: Node, code: string): string {
  let text = "";
  let at = node.start;
  for (const { found, isCall } of descriptorsIn(node, code)) {
    text += code.slice(at, found.start) + replacement(found, isCall, code);
    at = found.end;
  }
  return text + code.slice(at, node.end);
}

/** Returns the outermost descriptors of a node in the order of the code. */
function descriptorsIn(node: Node, code: string): { found: Node; isCall: boolean }[] {
  const children = Object.values(node).flat().filter(isNode);
  const found = children.flatMap((child) => {
    const isDescriptor =
      child.type === "ObjectExpression" && code.slice(0, child.start).trimEnd().endsWith(MARK);
    if (!isDescriptor) return descriptorsIn(child, code);
    return [{ found: child, isCall: node.type === "CallExpression" }];
  });
  return found.toSorted((a, b) => a.found.start - b.found.start);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

function replacement(descriptor: Node, isCall: boolean, code: string): string {
  const properties = descriptor["properties"] as { key: Node; value: Node }[];
  const valueOf = (name: string) =>
    properties.find(({ key }) => (key["name"] ?? key["value"]) === name)?.value;
  const textOf = (name: string) => valueOf(name)?.["value"] as string | undefined;
  const codeOf = (name: string) => {
    const value = valueOf(name);
    return value && printed(value, code);
  };
  const message = textOf("message") ?? "";
  const id = textOf("id") ?? "";
  const key = messageKey(message, id, textOf("context"));
  const idCode = key === message ? undefined : JSON.stringify(id);
  const messageCode = JSON.stringify(compiled(message));
  const text = isCall
    ? callArguments([messageCode, codeOf("values"), idCode])
    : fields({
        id: idCode,
        message: messageCode,
        values: codeOf("values"),
        components: codeOf("components"),
      });
  const lines = lineBreaks(code.slice(descriptor.start, descriptor.end)) - lineBreaks(text);
  return text + "\n".repeat(Math.max(0, lines));
}

/** Returns the arguments of a call, without the missing ones at the end. */
function callArguments(values: (string | undefined)[]): string {
  const last = values.findLastIndex((value) => value !== undefined);
  return values
    .slice(0, last + 1)
    .map((value) => value ?? "undefined")
    .join(", ");
}

function fields(values: Record<string, string | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return `{ ${given.map(([name, value]) => `${name}: ${value}`).join(", ")} }`;
}

const lineBreaks = (text: string) => text.split("\n").length - 1;

/** Returns the module of a catalogue, which maps each message's key to the message's translation. */
async function catalogue(file: string): Promise<string> {
  const [catalog] = await getCatalogs(getConfig({ cwd: WEB }));
  const entries = Object.entries((await catalog?.read(path.basename(file, ".po"))) ?? {});
  const translated = Object.fromEntries(
    entries.flatMap(([id, { message, context, translation }]) =>
      translation ? [[messageKey(message ?? id, id, context), compiled(translation)] as const] : [],
    ),
  );
  const json = JSON.stringify({ ...translated, ...byErrorCode(translated) });
  // A string is parsed several times faster than an object of this size.
  return `export default JSON.parse(${JSON.stringify(json)});`;
}
