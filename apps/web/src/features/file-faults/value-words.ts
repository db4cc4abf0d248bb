import { t } from "@lingui/core/macro";
import type { ValueProblem } from "@lacquer/craft";
import { schemaText } from "./schema-texts.ts";

/** Says which value of a file is wrong, by its place in the file, and what is wrong with it. */
export function valueWords(fault: ValueProblem): string {
  const place = fault.at === "" ? t`the file` : fault.at;
  const problem = problemWords(fault);
  return t`${place}: ${problem}`;
}

/** Says what is wrong with a value, without its place. */
export const problemWords = (fault: ValueProblem): string =>
  schemaText(fault.says) ?? wrongWords(fault);

function wrongWords(fault: ValueProblem): string {
  switch (fault.wrong) {
    case "kind":
      return kindWords(fault.expected);
    case "small":
    case "big":
      return limitWords(fault);
    case "choice": {
      const choices = fault.choices.join(", ");
      return t`It must be one of these: ${choices}.`;
    }
    case "unknown-name": {
      const names = fault.names.map((name) => `“${name}”`).join(", ");
      return t`Unknown here: ${names}.`;
    }
    case "other":
      return t`This value is not allowed.`;
  }
}

function kindWords(expected: string): string {
  switch (expected) {
    case "number":
    case "int":
      return t`It must be a number.`;
    case "string":
      return t`It must be a text.`;
    case "array":
      return t`It must be a list.`;
    default:
      return t`It must be a group of named values.`;
  }
}

function limitWords({ wrong, limit, of }: Extract<ValueProblem, { limit: number }>): string {
  if (of === "string") {
    if (wrong === "small") return t`A text is missing.`;
    return t`The text is longer than ${limit} characters.`;
  }
  if (of === "array") {
    if (wrong === "small") return t`The list needs at least ${limit} entries.`;
    return t`The list may have at most ${limit} entries.`;
  }
  if (wrong === "small") return t`The number must be at least ${limit}.`;
  return t`The number must be at most ${limit}.`;
}
