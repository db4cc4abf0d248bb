/**
 * Returns whether the device's own share sheet accepts such files. Most desktop computers have no share sheet, and it
 * requires https.
 */
export function canShareFiles(type: string): boolean {
  const probe = new File([new Uint8Array(1)], "probe", { type });
  return navigator.canShare?.({ files: [probe] }) ?? false;
}

/** `late`: the browser did not open the share sheet because the press was too long ago, so another press is needed. */
export type Shared = "shared" | "canceled" | "late";

/** Passes files to the share sheet. Rejects if the device does not accept any of them. */
export async function shareFiles(files: File[]): Promise<Shared> {
  try {
    await navigator.share({ files });
    return "shared";
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    if (error.name === "AbortError") return "canceled";
    if (error.name === "NotAllowedError") return "late";
    throw error;
  }
}

/** Saves the file at an address. The response gives the file's name. */
export function saveAddress(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}

/** Saves a file that was made in this browser. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Some browsers read the file only after the press has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
