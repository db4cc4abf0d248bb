import type { Upload } from "@lacquer/contracts";
import { useState } from "react";
import { trpc } from "../../api/trpc.ts";

export interface ChosenLogo {
  isWanted: boolean;
  isReading: boolean;
  /** The logo that the export shows; null if none is wanted or the account has none. */
  shown: Upload | null;
  want: (isWanted: boolean) => void;
  /** Lets the user make another logo. */
  change: () => void;
  readAgain: () => Promise<void>;
}

/** Returns the account's newest logo. It is requested only after the user has chosen to show a logo. */
export function useLogo(): ChosenLogo {
  const [isWanted, want] = useState(false);
  const [isNew, setNew] = useState(false);
  const newest = trpc.uploads.list.useQuery({ kind: "logo", limit: 1 }, { enabled: isWanted });
  return {
    isWanted,
    isReading: newest.isLoading,
    shown: isWanted && !isNew ? (newest.data?.[0] ?? null) : null,
    want(isNowWanted) {
      want(isNowWanted);
      setNew(false);
    },
    change: () => setNew(true),
    async readAgain() {
      await newest.refetch();
      setNew(false);
    },
  };
}
