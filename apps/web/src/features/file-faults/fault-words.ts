import { t } from "@lingui/core/macro";
import type { FileFault } from "@lacquer/craft";
import { valueWords } from "./value-words.ts";

/** Says what is wrong with a file. Words in quotation marks are those of the file, so they stay as they are. */
export function faultWords(fault: FileFault): string {
  switch (fault.problem) {
    case "value":
      return valueWords(fault);
    case "too-large":
      return t`The file is too large.`;
    case "json":
      return t`The JSON has a mistake at this line.`;
    case "no-bottle":
    case "no-list":
    case "open-quote":
    case "too-many-bottles":
    case "no-column":
      return bottleWords(fault);
    case "empty-crossing":
    case "useless-fix":
    case "fix-leads-on":
    case "two-answers":
      return crossingWords(fault);
    default:
      return ruleWords(fault);
  }
}

type Of<P extends FileFault["problem"]> = Extract<FileFault, { problem: P }>;
type OfBottles = Of<"no-bottle" | "no-list" | "open-quote" | "too-many-bottles" | "no-column">;
type OfCrossings = Of<"empty-crossing" | "useless-fix" | "fix-leads-on" | "two-answers">;
type OfRules = Exclude<FileFault, OfBottles | OfCrossings | Of<"value" | "too-large" | "json">>;

function bottleWords(fault: OfBottles): string {
  switch (fault.problem) {
    case "no-bottle":
      return t`There is no bottle in this file.`;
    case "no-list":
      return t`The bottles must be a list.`;
    case "open-quote":
      return t`A quotation mark is not closed.`;
    case "too-many-bottles": {
      const { most } = fault;
      return t`A shelf can hold at most ${most} bottles.`;
    }
    case "no-column": {
      const { column } = fault;
      return t`The first line has no column “${column}”.`;
    }
  }
}

function crossingWords(fault: OfCrossings): string {
  switch (fault.problem) {
    case "empty-crossing":
      return t`A crossing needs a finish, texture or topper.`;
    case "useless-fix":
      return t`The fix does not remove this crossing.`;
    case "fix-leads-on": {
      const { crossing } = fault;
      return t`The fix creates crossing ${crossing}.`;
    }
    case "two-answers": {
      const { crossing, answer } = fault;
      return t`Crossing ${crossing} already gives “${answer}” for the same effects.`;
    }
  }
}

function ruleWords(fault: OfRules): string {
  switch (fault.problem) {
    case "empty-length": {
      const { name } = fault;
      return t`“${name}” ends before it begins.`;
    }
    case "length-gap": {
      const { name, begins } = fault;
      return t`“${name}” must begin at ${begins} mm, where the length before it ends.`;
    }
    case "time-order": {
      const { more, less } = fault;
      return t`“${more}” takes less time than “${less}”.`;
    }
    case "piece-sizes":
      return t`Sizes must grow from row to row.`;
    case "piece-prices":
      return t`A larger piece costs less than a smaller one.`;
    case "chart-order":
      return t`A chart must go from wide to narrow.`;
    case "chart-twice": {
      const { size } = fault;
      return t`The chart has size “${size}” twice.`;
    }
    case "pointed":
      return t`Pointed shapes would need more free edge than a natural nail may have.`;
    case "share":
      return t`A share must not be over 1.`;
    case "unit": {
      const { work, per } = fault;
      return t`“${work}” must be counted per ${per}.`;
    }
  }
}
