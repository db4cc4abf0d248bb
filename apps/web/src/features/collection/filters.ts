import {
  FINISHES,
  type ListDesignsInput,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  PATTERNS,
} from "@lacquer/contracts";
import { capitalized, nameOf } from "../inspector/index.ts";

/** What images are looked for by; nothing in it = all of them. */
export type DesignFilters = Partial<Omit<ListDesignsInput, "limit" | "cursor">>;

export interface FilterChoice {
  value: string;
  label: string;
}

export interface Filter {
  key: "shape" | "length" | "finish" | "pattern" | "provider" | "since";
  label: string;
  choices: FilterChoice[];
}

const words = (values: readonly string[]): FilterChoice[] =>
  values.map((value) => ({ value, label: capitalized(nameOf(value)) }));

const SPANS = [
  ["1", "Today and yesterday"],
  ["7", "The last 7 days"],
  ["30", "The last 30 days"],
  ["365", "The last year"],
] as const;

/** When the day so many days ago began, in this person's own time. */
export function sinceDays(days: number, now: Date = new Date()): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).toISOString();
}

/** Everything that can be chosen; each of them has an "any" besides. */
export function filtersOffered(now: Date = new Date()): Filter[] {
  return [
    { key: "shape", label: "Shape", choices: words(NAIL_SHAPES) },
    { key: "length", label: "Length", choices: words(NAIL_LENGTHS) },
    { key: "finish", label: "Finish", choices: words(FINISHES) },
    { key: "pattern", label: "Pattern", choices: words(PATTERNS) },
    {
      key: "provider",
      label: "Painted by",
      choices: [
        { value: "renderer", label: "The built-in renderer" },
        { value: "openai", label: "OpenAI" },
      ],
    },
    {
      key: "since",
      label: "Made",
      choices: SPANS.map(([days, label]) => ({ value: sinceDays(Number(days), now), label })),
    },
  ];
}

/** The filters with one of them chosen; an empty value lets go of it. */
export function withFilter<Key extends keyof DesignFilters>(
  filters: DesignFilters,
  key: Key,
  value: string,
): DesignFilters {
  const { [key]: _before, ...others } = filters;
  return value === "" ? others : { ...others, [key]: value };
}

/** How many filters are chosen besides words and favourites. */
export const filterCount = ({ words: _words, only: _only, ...filters }: DesignFilters): number =>
  Object.keys(filters).length;
