import { useRef, useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { fetchExport } from "../../api/exports.ts";
import { shareFiles } from "../../platform/share-files.ts";

interface Sharing {
  isBusy: boolean;
  /** Why nothing was shared, or that the files are ready and wait for another press. */
  note: string | null;
  share: (addresses: string[]) => Promise<void>;
}

/**
 * Fetches the files and opens the share sheet. Browsers open it only shortly after a press: when making the files took
 * longer, they are kept for the next one.
 */
export function useSharing(onShared: () => void): Sharing {
  const [isBusy, setBusy] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  const ready = useRef<{ of: string; files: File[] } | null>(null);

  async function share(addresses: string[]) {
    const of = addresses.join("\n");
    setBusy(true);
    setNote(null);
    try {
      const kept = ready.current?.of === of ? ready.current.files : null;
      // One after the other, because the server makes one at a time for each person anyway.
      const files = kept ?? [];
      if (!kept) for (const address of addresses) files.push(await fetchExport(address));
      ready.current = { of, files };
      const shared = await shareFiles(files);
      if (shared === "late") setNote(files.length === 1 ? FILE_READY : FILES_READY);
      else if (shared === "shared") onShared();
    } catch (error) {
      setNote(error instanceof DOMException ? NOT_TAKEN : failureOf(error).message);
    } finally {
      setBusy(false);
    }
  }
  return { isBusy, note, share };
}

const FILE_READY = "The file is ready. Press Share once more.";
const FILES_READY = "The files are ready. Press Share once more.";
const NOT_TAKEN = "This device does not share such files. Save them instead.";
