import { parseSync, Visitor } from "oxc-parser";
import { lineFinder, readSources } from "./sources.ts";

/** The folders whose code computes the bytes of a nail, which must be the same in every engine. */
const PLACES = [
  "packages/nails/src/painter/**/*.ts",
  "packages/nails/src/maths/**/*.ts",
  "packages/nails/src/geometry/**/*.ts",
  "packages/nails/src/paint/**/*.ts",
];

/** The operations whose result is the same to the last bit in every engine. */
const EXACT = new Set(["abs", "ceil", "floor", "imul", "max", "min", "round", "sqrt"]);

const WHY =
  "its last bit differs between engines, and nails have to be the same bytes everywhere. Use what packages/nails/src/maths has.";

/** Finds arithmetic in the painter whose result IEEE 754 does not define to the bit. */
export function sameMaths(root: string): string[] {
  const faults: string[] = [];
  for (const { file, text } of readSources(root, PLACES)) {
    const line = lineFinder(text);
    const fault = (what: string, start: number) =>
      faults.push(`${file}:${line(start)}: ${what}: ${WHY}`);
    const exact = new Set<number>();
    new Visitor({
      MemberExpression({ object, property, computed }) {
        if (object.type !== "Identifier" || object.name !== "Math" || computed) return;
        if (property.type === "Identifier" && EXACT.has(property.name)) exact.add(object.start);
      },
      Identifier({ name, start }) {
        if (name === "Math" && !exact.has(start)) fault("Math beyond what is exact", start);
      },
      BinaryExpression({ operator, start }) {
        if (operator === "**") fault("a power", start);
      },
      AssignmentExpression({ operator, start }) {
        if (operator === "**=") fault("a power", start);
      },
    }).visit(parseSync(file, text).program);
  }
  return faults;
}
