import { lineAt } from "../sources.ts";
import type { CodeRule } from "./code-rules.ts";
import type { Graph } from "./graph.ts";
import { isIn } from "./places.ts";
import type { Module } from "./read-module.ts";

/**
 * Finds faults that imports do not show: SQL, access to the database through a passed value, and a second place that
 * changes credits.
 */
export function judgeCode(
  graph: Graph,
  rules: CodeRule[],
  read: (file: string) => string,
): string[] {
  const faults: string[] = [];
  for (const [file, module] of graph.modules) {
    if (!file.includes("/src/")) continue;
    for (const rule of rules) {
      const holds = rule.within.some((place) => isIn(file, place));
      if (!holds || rule.except.some((place) => isIn(file, place))) continue;
      const lines = new Set([
        ...linesOfCode(module, rule),
        ...(rule.source ? linesOfText(read(file), rule.source) : []),
      ]);
      for (const line of lines) faults.push(`${file}:${line}: ${rule.why}`);
    }
  }
  return faults;
}

function linesOfCode(module: Module, { texts = [], members, calls }: CodeRule): number[] {
  const wrong = [
    ...module.texts.filter(({ value }) => texts.some((pattern) => pattern.test(value))),
    ...module.members.filter(({ owner, name, isCalledWithValue }) => {
      const full = `${owner}.${name}`;
      return members?.test(full) || (isCalledWithValue && calls?.test(full));
    }),
  ];
  return wrong.map(({ line }) => line);
}

function linesOfText(text: string, patterns: RegExp[]): number[] {
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)]);
  return found.map(({ index }) => lineAt(text, index));
}
