import { type OpenedPhoneLink, PHONE_LINK_HEADER, type SentPhonePhoto } from "@lacquer/contracts";
import { failureOfBody, offline, RequestError } from "../../../api/errors.ts";
import { sendPicture, shrinkImage } from "../../uploads/index.ts";

/** Returns the token that follows the # in the address. A reload finds it there again. */
export const readToken = (): string => window.location.hash.slice(1);

const headers = (): Record<string, string> => ({ [PHONE_LINK_HEADER]: readToken() });

/** Tells the computer that this phone has the link open. Throws a RequestError. */
export async function openLink(): Promise<OpenedPhoneLink> {
  const answer = await fetch("/api/phone-links/open", { method: "POST", headers: headers() }).catch(
    () => Promise.reject(offline()),
  );
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new RequestError(failureOfBody(body));
  return body as OpenedPhoneLink;
}

/** Sends the photo. Throws a RequestError. */
export async function sendPhoto(
  photo: Blob,
  onProgress: (fraction: number) => void,
): Promise<SentPhonePhoto> {
  const blob = await shrinkImage(photo, "photo");
  const path = "/api/phone-links/photo";
  return sendPicture<SentPhonePhoto>(blob, { path, headers: headers(), name: "photo", onProgress });
}
