import type { Bottle } from "@lacquer/contracts";
import { trpc } from "../../api/trpc.ts";

const NONE: Bottle[] = [];
/**
 * A loaded shelf counts as fresh for this long, because bottles change only in the studio itself, in this window or in
 * another.
 */
const STALE_MS = 60_000;

/** Returns the user's own bottles of polish; none until they are loaded. */
export function useShelf(): readonly Bottle[] {
  return trpc.bottles.list.useQuery(undefined, { staleTime: STALE_MS }).data ?? NONE;
}

/** Returns a bottle's name, maker and code as text, such as "Rosewood, House 12". */
export const bottleName = ({
  name,
  maker,
  code,
}: Pick<Bottle, "name" | "maker" | "code">): string =>
  [name, [maker, code].filter(Boolean).join(" ")].filter(Boolean).join(", ");
