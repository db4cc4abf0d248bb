import { parseSync, Visitor, type Argument, type Expression, type Node } from "oxc-parser";
import { lineFinder } from "../sources.ts";

export interface Import {
  specifier: string;
  line: number;
  /** True for an import of types alone, which does not exist at run time. */
  typeOnly: boolean;
}

/** A string or a template in the program. In a template, `?` replaces each inserted value. */
export interface Text {
  value: string;
  line: number;
}

/**
 * A member that is read from a value by name. For `ctx.services.db`, the member is `db` and the value is
 * `ctx.services`.
 */
export interface Member {
  owner: string;
  name: string;
  line: number;
  /** True when the member is called and the first argument is not a function. */
  isCalledWithValue: boolean;
}

export interface Module {
  imports: Import[];
  texts: Text[];
  members: Member[];
  /** The lines of imports whose target is known only at run time. */
  unreadable: number[];
  errors: string[];
}

/** Returns all imports of a file, in every form, and the parts of the file that other checks need. */
export function readModule(file: string, source: string): Module {
  const { program, module, errors } = parseSync(file, source);
  const line = lineFinder(source);
  const imports: Import[] = [];
  const texts: Text[] = [];
  const members: Member[] = [];
  const unreadable: number[] = [];

  for (const { moduleRequest, entries, start } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    imports.push({ specifier: moduleRequest.value, line: line(start), typeOnly });
  }
  for (const { entries, start } of module.staticExports) {
    const from = entries.find((entry) => entry.moduleRequest)?.moduleRequest;
    if (!from) continue;
    const typeOnly = entries.every((entry) => entry.isType);
    imports.push({ specifier: from.value, line: line(start), typeOnly });
  }

  const add = (node: Node, named: Argument | Expression | undefined, typeOnly = false) => {
    const specifier = named && literal(named);
    if (specifier === undefined) unreadable.push(line(node.start));
    else imports.push({ specifier, line: line(node.start), typeOnly });
  };
  const calledWith = new Map<Node, Argument[]>();

  new Visitor({
    ImportExpression: (node) => add(node, node.source),
    TSImportType: (node) => add(node, node.source, true),
    TSExternalModuleReference: (node) => add(node, node.expression),
    NewExpression(node) {
      // `new Worker(new URL("./fit.ts", import.meta.url))` starts a file of this repository.
      const [first, base] = node.arguments;
      if (node.callee.type !== "Identifier" || node.callee.name !== "URL") return;
      if (!first || !base || textOf(source, base) !== "import.meta.url") return;
      const specifier = literal(first);
      if (specifier && /\.[mc]?[jt]sx?$/.test(specifier)) add(node, first);
    },
    CallExpression(node) {
      calledWith.set(node.callee, node.arguments);
      const callee = textOf(source, node.callee);
      if (callee === "require" || callee === "require.resolve") add(node, node.arguments[0]);
      if (callee === "import.meta.resolve") add(node, node.arguments[0]);
    },
    MemberExpression(node) {
      const name = node.computed ? literal(node.property) : textOf(source, node.property);
      if (name === undefined) return;
      const owner = textOf(source, node.object);
      members.push({
        owner,
        name,
        line: line(node.property.start),
        isCalledWithValue: isValue(calledWith.get(node)?.[0]),
      });
    },
    ObjectPattern(node) {
      for (const property of node.properties) {
        if (property.type !== "Property" || property.computed) continue;
        const name = textOf(source, property.key);
        members.push({ owner: "", name, line: line(property.start), isCalledWithValue: false });
      }
    },
    Literal(node) {
      if (typeof node.value === "string") texts.push({ value: node.value, line: line(node.start) });
    },
    TemplateLiteral(node) {
      const value = node.quasis.map((part) => part.value.raw).join("?");
      texts.push({ value, line: line(node.start) });
    },
  }).visit(program);

  return { imports, texts, members, unreadable, errors: errors.map((error) => error.message) };
}

function literal(node: Argument | Expression | Node): string | undefined {
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  if (node.type !== "TemplateLiteral" || node.expressions.length > 0) return undefined;
  return node.quasis[0]?.value.raw;
}

function textOf(source: string, node: Node): string {
  return source.slice(node.start, node.end).replaceAll(/\s+/g, "").replaceAll("?.", ".");
}

function isValue(argument: Argument | undefined): boolean {
  return argument !== undefined && !/Function/.test(argument.type);
}
