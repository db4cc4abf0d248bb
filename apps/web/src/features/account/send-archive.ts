import type { Import } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { RequestError } from "../../api/errors.ts";
import { sendBody } from "../uploads/index.ts";

/** A tar file has this word at this place in its first block. */
const MARK = { text: "ustar", at: 257 };

/**
 * Sends an archive, and returns what it brought in. A file that is not a tar archive is refused here, because a browser
 * cannot read the server's refusal while it is still sending the file. Throws a RequestError.
 */
export async function sendArchive(
  file: Blob,
  onProgress: (fraction: number) => void,
): Promise<Import> {
  const mark = await file.slice(MARK.at, MARK.at + MARK.text.length).text();
  if (mark !== MARK.text)
    throw new RequestError({
      code: "archive_unreadable",
      message: t`This is not an archive from Lacquer. Choose the .tar file as you downloaded it, not unpacked or compressed.`,
    });
  return sendBody<Import>(file, {
    path: "/api/account/import",
    headers: { "content-type": "application/x-tar" },
    onProgress,
  });
}
