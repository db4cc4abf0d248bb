import type { Import } from "@lacquer/contracts";
import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { sendArchive } from "./send-archive.ts";

interface ArchiveImport {
  /** The part of the archive that was sent (0–1); null if nothing is being sent. */
  sent: number | null;
  report: Import | null;
  problem: string | null;
}

const NONE: ArchiveImport = { sent: null, report: null, problem: null };
const KEY = ["import"] as const;

/**
 * The import that is running or was the last to run. It is stored in the cache, because it may take half an hour and
 * goes on while its dialog is closed. The cache is emptied when the person changes.
 */
export function useImport(): ArchiveImport & { send: (file: File) => Promise<void> } {
  const client = useQueryClient();
  const utils = trpc.useUtils();
  const { data } = useQuery<ArchiveImport>({ queryKey: KEY, queryFn: skipToken, gcTime: Infinity });

  async function send(file: File) {
    let shown = client.setQueryData<ArchiveImport>(KEY, { ...NONE, sent: 0 });
    function show(next: ArchiveImport) {
      // Another person may have signed in by now. This person's cache must not show the import.
      if (shown && client.getQueryData(KEY) === shown)
        shown = client.setQueryData<ArchiveImport>(KEY, next);
    }
    try {
      const report = await sendArchive(file, (sent) => show({ ...NONE, sent }));
      show({ ...NONE, report });
    } catch (error) {
      show({ ...NONE, problem: failureOf(error).message });
    }
    // If the connection broke, part of the archive may have been imported all the same.
    await utils.invalidate();
  }

  return { ...(data ?? NONE), send };
}
