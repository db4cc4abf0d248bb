import { type Import, LacquerError } from "@lacquer/contracts";

const REFUSALS_SHOWN = 100;
/**
 * The codes of errors that end the import: the rest of the archive cannot be read or comes too slowly, or the account
 * was emptied during the import.
 */
const ENDS = new Set(["archive_unreadable", "request_too_slow", "unauthorized"]);

export type Outcome = "added" | "alreadyThere";

/** Collects what an import brings in and what it leaves out. */
export interface ImportReport {
  count(kind: "pictures" | "designs" | "bottles" | "boards", outcome: Outcome): void;
  withoutImages(): void;
  /**
   * Records that an item is left out, and why. Rethrows an error that concerns the whole import instead of this item.
   */
  refuse(file: string, error: unknown): void;
  end(isWhole: boolean): Import;
}

export function createReport(): ImportReport {
  const none = () => ({ added: 0, alreadyThere: 0 });
  const counts = { pictures: none(), designs: none(), bottles: none(), boards: none() };
  const rest = { withoutImages: 0, refused: 0, refusals: [] as Import["refusals"] };
  return {
    count(kind, outcome) {
      counts[kind][outcome] += 1;
    },
    withoutImages() {
      rest.withoutImages += 1;
    },
    refuse(file, error) {
      if (!(error instanceof LacquerError) || ENDS.has(error.code)) throw error;
      rest.refused += 1;
      if (rest.refusals.length >= REFUSALS_SHOWN) return;
      rest.refusals.push({ file: file.slice(0, 100), code: error.code, message: error.message });
    },
    end: (isWhole) => ({ isWhole, ...counts, ...rest }),
  };
}
