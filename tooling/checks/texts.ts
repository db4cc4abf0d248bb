import { type JSXAttribute, type JSXElement, parseSync } from "oxc-parser";
import { lineFinder, readSources } from "./sources.ts";

const BARE = "this text cannot be translated: write it as t`…` (see docs/languages.md).";
const EARLY =
  "this text is made before the chosen language is loaded: make it in a function, or hold a msg`…` descriptor.";
const RUN_TIME =
  "the studio's messages come from src/platform/messages.ts: import only Lingui's macros.";

/** Attributes, and properties of objects, whose value a person sees or hears. */
const TEXT_PROPS =
  /^(?:aria-(?:label|description|valuetext|roledescription)|title|placeholder|alt|label|description|hint)$/;
/** Macros that look a message up at once. */
const LOOK_UPS = new Set(["t", "plural", "select", "selectOrdinal"]);
/** The product's name, and addresses, are the same in all languages. */
const SAME_EVERYWHERE = /^(?:Lacquer|https?:\S*)$/;

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

interface Place {
  file: string;
  line: (position: number) => number;
  faults: string[];
  /** The names by which this file imports macros that look a message up. */
  lookUps: Set<string>;
}

/**
 * Finds texts of the studio that stand outside a message, and messages that are looked up while a module is loaded,
 * when there is no catalogue yet.
 */
export function texts(root: string): string[] {
  const faults: string[] = [];
  for (const { file, text } of readSources(root, ["apps/web/src/**/*.{ts,tsx}"])) {
    const program = parseSync(file, text).program as unknown as Node;
    const place = { file, line: lineFinder(text), faults, lookUps: new Set<string>() };
    judge(program, place, { isInFunction: false, isSame: false });
  }
  return faults;
}

interface Around {
  isInFunction: boolean;
  /** True inside code, and inside what is marked as not to be translated. */
  isSame: boolean;
}

function judge(node: Node, place: Place, around: Around): void {
  if (
    node.type.startsWith("TS") &&
    node.type !== "TSAsExpression" &&
    node.type !== "TSSatisfiesExpression"
  )
    return;
  const inside = {
    isInFunction: around.isInFunction || /Function|^PropertyDefinition$/.test(node.type),
    isSame: around.isSame || (node.type === "JSXElement" && isSameEverywhere(node)),
  };
  if (node.type === "ImportDeclaration") return judgeImport(node, place);
  if (isLookUp(node, place) && !inside.isInFunction) tell(node, place, EARLY);
  if (!inside.isSame)
    for (const text of shownTexts(node)) {
      const words = textOf(text);
      if (/\p{L}{2}/u.test(words) && !SAME_EVERYWHERE.test(words.trim())) tell(text, place, BARE);
    }
  for (const child of childrenOf(node)) judge(child, place, inside);
}

const tell = (node: Node, { file, line, faults }: Place, why: string) =>
  faults.push(`${file}:${line(node.start)}: ${why}`);

function judgeImport(node: Node, place: Place): void {
  const from = (node["source"] as Node)["value"];
  const isType = node["importKind"] === "type";
  if (!isType && (from === "@lingui/core" || from === "@lingui/react")) tell(node, place, RUN_TIME);
  if (from !== "@lingui/core/macro") return;
  for (const { imported, local } of node["specifiers"] as { imported: Node; local: Node }[])
    if (LOOK_UPS.has(String(imported["name"]))) place.lookUps.add(String(local["name"]));
}

function isLookUp(node: Node, { lookUps }: Place): boolean {
  const called = (node["tag"] ?? node["callee"]) as Node | undefined;
  return called?.type === "Identifier" && lookUps.has(String(called["name"]));
}

/** Returns the parts of a node that are shown as they are. */
function shownTexts(node: Node): Node[] {
  switch (node.type) {
    case "JSXText":
      return [node];
    case "JSXAttribute": {
      const { name, value } = node as unknown as JSXAttribute;
      return value && TEXT_PROPS.test(String(name.name))
        ? literalsOf(value as unknown as Node)
        : [];
    }
    case "JSXElement":
    case "JSXFragment":
      return (node["children"] as Node[])
        .filter(({ type }) => type === "JSXExpressionContainer")
        .flatMap(literalsOf);
    case "Property": {
      const key = node["key"] as Node;
      const isText = TEXT_PROPS.test(String(key["name"] ?? key["value"]));
      return isText ? literalsOf(node["value"] as Node).filter(isSentence) : [];
    }
    default:
      return [];
  }
}

/** Returns the constant texts that an expression may result in. */
function literalsOf(node: Node): Node[] {
  switch (node.type) {
    case "Literal":
      return typeof node["value"] === "string" ? [node] : [];
    case "TemplateLiteral":
      return [node];
    case "JSXExpressionContainer":
    case "ParenthesizedExpression":
      return literalsOf(node["expression"] as Node);
    case "ConditionalExpression":
      return [node["consequent"], node["alternate"]].flatMap((part) => literalsOf(part as Node));
    case "LogicalExpression":
      return [...(node["operator"] === "&&" ? [] : [node["left"]]), node["right"]].flatMap((part) =>
        literalsOf(part as Node),
      );
    default:
      return [];
  }
}

/**
 * True for a text that begins with a capital letter. Objects also hold keys and codes under the names of TEXT_PROPS,
 * but those do not begin with one.
 */
const isSentence = (node: Node): boolean => /^\P{L}*\p{Lu}/u.test(textOf(node));

function textOf(node: Node): string {
  if (node.type !== "TemplateLiteral") return String(node["value"]);
  return (node["quasis"] as { value: { cooked: string } }[])
    .map(({ value }) => value.cooked)
    .join(" ");
}

/** True for code, for keys, for `Trans`, and for an element with the attribute `translate`. */
function isSameEverywhere(node: Node): boolean {
  const { openingElement } = node as unknown as JSXElement;
  const { name, attributes } = openingElement;
  if (name.type === "JSXIdentifier" && ["code", "kbd", "Trans"].includes(name.name)) return true;
  return attributes.some((one) => one.type === "JSXAttribute" && one.name.name === "translate");
}

function childrenOf(node: Node): Node[] {
  return Object.entries(node).flatMap(([key, value]) => {
    // Types contain no text that anybody sees, so they are skipped.
    if (key === "typeAnnotation" || key === "returnType" || key === "typeArguments") return [];
    return [value].flat().filter(isNode);
  });
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && "start" in value;
