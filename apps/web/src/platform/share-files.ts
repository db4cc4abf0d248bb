/** Whether the device's own share sheet takes files; most desks have none, and it needs https. */
export function canShareFiles(type: string): boolean {
  const probe = new File([new Uint8Array(1)], "probe", { type });
  return navigator.canShare?.({ files: [probe] }) ?? false;
}

/** `late` = the press was too long ago for the browser, so another one is needed. */
export type Shared = "shared" | "canceled" | "late";

/** Hands files to the share sheet. Rejects where the device takes none of them. */
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

/** Saves what lies at an address; its answer names the file. */
export function saveAddress(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}
