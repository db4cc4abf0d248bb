import { t } from "@lingui/core/macro";
import {
  FINISHES,
  type ListDesignsInput,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  PATTERNS,
} from "@lacquer/contracts";
import { capitalized, nameOf } from "../names/index.ts";

/** The filters of a search for images; an empty object finds all images. */
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

/** A name that is the same in all languages. */
const OPENAI = "OpenAI";

const words = (values: readonly string[]): FilterChoice[] =>
  values.map((value) => ({ value, label: capitalized(nameOf(value)) }));

const spans = (): [days: number, label: string][] => [
  [1, t`Today and yesterday`],
  [7, t`The last 7 days`],
  [30, t`The last 30 days`],
  [365, t`The last year`],
];

/** Returns the start of the day this many days ago, in the user's own time zone. */
export function sinceDays(days: number, now: Date = new Date()): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).toISOString();
}

/** Returns all filters with their choices. The "Any" choice is added elsewhere. */
export function filtersOffered(now: Date = new Date()): Filter[] {
  return [
    { key: "shape", label: t`Shape`, choices: words(NAIL_SHAPES) },
    { key: "length", label: t`Length`, choices: words(NAIL_LENGTHS) },
    { key: "finish", label: t`Finish`, choices: words(FINISHES) },
    { key: "pattern", label: t`Pattern`, choices: words(PATTERNS) },
    {
      key: "provider",
      label: t`Painted by`,
      choices: [
        { value: "renderer", label: t`The built-in renderer` },
        { value: "openai", label: OPENAI },
      ],
    },
    {
      key: "since",
      label: t({ message: "Made", comment: "When an image was made." }),
      choices: spans().map(([days, label]) => ({ value: sinceDays(days, now), label })),
    },
  ];
}

/** Returns the filters with one of them set. An empty value removes that filter. */
export function withFilter<Key extends keyof DesignFilters>(
  filters: DesignFilters,
  key: Key,
  value: string,
): DesignFilters {
  const { [key]: _before, ...others } = filters;
  return value === "" ? others : { ...others, [key]: value };
}

/** Returns the number of filters set, not counting words, favourites and the board. */
export const filterCount = ({
  words: _words,
  only: _only,
  board: _board,
  ...filters
}: DesignFilters): number => Object.keys(filters).length;

/** Returns the filters that stay when the user presses "Clear filters". */
export const withoutFilters = ({ words, only, board }: DesignFilters): DesignFilters => ({
  ...(words && { words }),
  ...(only && { only }),
  ...(board && { board }),
});
