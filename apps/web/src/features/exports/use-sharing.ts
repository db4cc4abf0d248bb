import { plural, t } from "@lingui/core/macro";
import { useRef, useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { fetchExport } from "../../api/exports.ts";
import { shareFiles } from "../../platform/share-files.ts";

interface Sharing {
  isBusy: boolean;
  /** The reason why nothing was shared, or a message that the files are ready and need one more press. */
  note: string | null;
  share: (addresses: string[]) => Promise<void>;
}

/**
 * Fetches the files and opens the share sheet. Browsers open the sheet only shortly after a press. If creating the
 * files took too long, the files are kept for the next press.
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
      // The files are fetched one after the other, because the server creates only one at a time for each person.
      const files = kept ?? [];
      if (!kept) for (const address of addresses) files.push(await fetchExport(address));
      ready.current = { of, files };
      const shared = await shareFiles(files);
      if (shared === "late") setNote(readyWords(files.length));
      else if (shared === "shared") onShared();
    } catch (error) {
      setNote(
        error instanceof DOMException
          ? t`This device does not share such files. Save them instead.`
          : failureOf(error).message,
      );
    } finally {
      setBusy(false);
    }
  }
  return { isBusy, note, share };
}

const readyWords = (files: number): string =>
  plural(files, {
    one: "The file is ready. Press Share once more.",
    other: "The files are ready. Press Share once more.",
  });
