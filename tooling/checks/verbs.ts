import {
  type Function,
  type ParamPattern,
  parseSync,
  type TSTypeAnnotation,
  Visitor,
} from "oxc-parser";
import { lineFinder, readSources, type Source } from "./sources.ts";

const INDEX = "packages/services/src/index.ts";

/** The names for the parameter that says on whose behalf a verb acts. */
const WHO = new Set(["userId", "viewer", "caller"]);

const SHAPE = "A verb is `(ctx)`, `(ctx, who)`, `(ctx, input)` or `(ctx, who, input)`";

interface Declared extends Source {
  verb: Function;
}

/**
 * Finds verbs of packages/services whose parameters differ from the usual form: first the context, then the person who
 * asks (`userId`, `viewer` or `caller`, if there is one), then one input.
 */
export function verbShapes(root: string): string[] {
  const sources = readSources(root, ["packages/services/src/**/*.ts"]);
  const index = sources.find(({ file }) => file === INDEX);
  const names = [...(index?.text ?? "").matchAll(/\bsealed\(\s*verbs\.(\w+)/g)].map(
    (m) => m[1] ?? "",
  );
  if (names.length === 0) return [`${INDEX}: hands out no verbs by \`sealed(verbs.…)\`.`];
  const declared = exportedFunctions(sources.filter(({ file }) => file !== INDEX));
  return names.flatMap((name) => {
    const found = declared.get(name);
    if (!found)
      return [
        `${INDEX}: ${name} is not written as \`export function ${name}(ctx, …)\` anywhere in packages/services/src.`,
      ];
    const place = `${found.file}:${lineFinder(found.text)(found.verb.start)}: ${name}`;
    return faultsOf(found.verb).map((fault) => `${place} ${fault} ${SHAPE}.`);
  });
}

function exportedFunctions(sources: Source[]): Map<string, Declared> {
  const all = new Map<string, Declared>();
  for (const source of sources) {
    new Visitor({
      ExportNamedDeclaration({ declaration }) {
        if (declaration?.type !== "FunctionDeclaration" || !declaration.id) return;
        all.set(declaration.id.name, { ...source, verb: declaration });
      },
    }).visit(parseSync(source.file, source.text).program);
  }
  return all;
}

function faultsOf({ params }: Function): string[] {
  const [first, ...rest] = params;
  const named = rest.map((one) => nameOf(one));
  const faults: string[] = [];
  if (!first || nameOf(first) !== "ctx") faults.push("does not take the context first, as `ctx`.");
  if (rest.length > 2)
    faults.push(`takes ${params.length} parameters: what is asked for goes into one input.`);
  else if (rest.length === 2 && !WHO.has(named[0] ?? "")) {
    faults.push(
      `takes two inputs: make them one, or give the parameter for the person who asks one of the names ${[...WHO].join(", ")}.`,
    );
  }
  const input = rest.at(-1);
  if (input && !WHO.has(nameOf(input) ?? "")) {
    const inside = fieldsOf(input).find((field) => WHO.has(field));
    if (inside)
      faults.push(
        `takes ${inside} inside its input: the person who asks must be a parameter of its own.`,
      );
  }
  return faults;
}

/** Returns a parameter's name; undefined if the parameter is destructured. */
function nameOf(param: ParamPattern): string | undefined {
  const pattern = param.type === "AssignmentPattern" ? param.left : param;
  return pattern.type === "Identifier" ? pattern.name : undefined;
}

/** Returns the fields of an input, if the parameter itself names them. */
function fieldsOf(param: ParamPattern): string[] {
  const pattern = param.type === "AssignmentPattern" ? param.left : param;
  const taken =
    pattern.type === "ObjectPattern"
      ? pattern.properties.flatMap((one) => (one.type === "Property" ? keyOf(one.key) : []))
      : [];
  const annotation = "typeAnnotation" in pattern ? pattern.typeAnnotation : undefined;
  return [...taken, ...typedFields(annotation)];
}

function typedFields(annotation: TSTypeAnnotation | null | undefined): string[] {
  const type = annotation?.typeAnnotation;
  if (type?.type !== "TSTypeLiteral") return [];
  return type.members.flatMap((one) => (one.type === "TSPropertySignature" ? keyOf(one.key) : []));
}

function keyOf(key: { type: string; name?: unknown }): string[] {
  return typeof key.name === "string" ? [key.name] : [];
}
