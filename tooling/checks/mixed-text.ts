import { type Expression, type JSXChild, parseSync, Visitor } from "oxc-parser";
import { lineFinder, readSources } from "./sources.ts";

const WHY =
  "text stands directly beside something that changes. A page translator would break it: put the text into an element of its own.";

/**
 * A value with one of these names is an element or nothing, and so is the result of a function with one of these names.
 */
const ELEMENTS = /^(?:children|icon|about|actions?|drop|input|fallback|face|body|map|flatMap)$/;

/** The kind of a child in React: an element, text that may change, constant text, or nothing. */
type Kind = "element" | "words" | "fixed words" | "nothing";

/**
 * Finds text in an element that has other children which appear, disappear or change. Page translators move such text
 * into elements of their own. After that, React changes invisible text, or fails.
 */
export function mixedText(root: string): string[] {
  const faults: string[] = [];
  for (const { file, text } of readSources(root, ["apps/web/src/**/*.tsx"])) {
    const line = lineFinder(text);
    const judge = ({ children, start }: { children: JSXChild[]; start: number }) => {
      const kinds = flat(children)
        .map(kindsOf)
        .filter((all) => all.some((kind) => kind !== "nothing"));
      if (kinds.length < 2) return;
      const changes = kinds.some((all) => all.length > 1 || all.includes("words"));
      const hasWords = kinds.some((all) => all.some((kind) => kind.endsWith("words")));
      if (changes && hasWords) faults.push(`${file}:${line(start)}: ${WHY}`);
    };
    new Visitor({ JSXElement: judge }).visit(parseSync(file, text).program);
  }
  return faults;
}

/** Replaces each fragment by its children, because in the page they are children of the fragment's parent. */
function flat(children: JSXChild[]): JSXChild[] {
  return children.flatMap((child) => (child.type === "JSXFragment" ? flat(child.children) : child));
}

/** Returns every kind that a child may have at run time. */
function kindsOf(child: JSXChild): Kind[] {
  if (child.type === "JSXText") {
    const isBlank = /^\s*$/.test(child.value);
    return [isBlank ? "nothing" : "fixed words"];
  }
  if (child.type !== "JSXExpressionContainer") return ["element"];
  if (child.expression.type === "JSXEmptyExpression") return ["nothing"];
  return ofExpression(child.expression);
}

function ofExpression(value: Expression): Kind[] {
  switch (value.type) {
    case "JSXElement":
      return ["element"];
    case "JSXFragment":
      return flat(value.children).flatMap(kindsOf);
    case "Literal":
      return [typeof value.value === "string" ? "fixed words" : "nothing"];
    // A message without values stays as it is while the page is open.
    case "TaggedTemplateExpression":
      return [value.quasi.expressions.length === 0 ? "fixed words" : "words"];
    case "ParenthesizedExpression":
      return ofExpression(value.expression);
    case "ConditionalExpression":
      return [...ofExpression(value.consequent), ...ofExpression(value.alternate)];
    case "LogicalExpression":
      return value.operator === "&&"
        ? ["nothing", ...ofExpression(value.right)]
        : [...ofExpression(value.left), ...ofExpression(value.right)];
    case "ChainExpression":
      return ofExpression(value.expression);
    case "CallExpression":
      return ELEMENTS.test(nameOf(value.callee)) ? ["nothing", "element"] : ["words"];
    case "Identifier":
    case "MemberExpression":
      return ELEMENTS.test(nameOf(value)) ? ["nothing", "element"] : ["words"];
    default:
      return ["words"];
  }
}

/** Returns the last name of an expression, such as `map` for `jobs.map`. */
function nameOf(value: Expression): string {
  if (value.type === "Identifier") return value.name;
  return value.type === "MemberExpression" && value.property.type === "Identifier"
    ? value.property.name
    : "";
}
