import { S3ServiceException } from "@aws-sdk/client-s3";
import { StorageError } from "./storage.ts";

/** What the store answered, by its own code; the status alone where the answer had no body. */
function codeOf(error: unknown): string | undefined {
  return error instanceof S3ServiceException ? error.name : undefined;
}

export function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}

/** The SDK calls a dropped connection a timeout as well. */
function isCut(error: Error): boolean {
  return "code" in error && (error.code === "ECONNRESET" || error.code === "EPIPE");
}

/** What is wrong with the settings or the store, in words for the person who runs it. Secrets are never part of it. */
function sentence(error: unknown, where: { endpoint: string; bucket: string }): string | undefined {
  const { endpoint, bucket } = where;
  switch (codeOf(error)) {
    case "InvalidAccessKeyId":
      return `The store at ${endpoint} does not know this S3_ACCESS_KEY_ID.`;
    case "SignatureDoesNotMatch":
      return `The store at ${endpoint} refused the signature: S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY or S3_REGION is wrong.`;
    case "AuthorizationHeaderMalformed":
      return `The store at ${endpoint} is of another region: correct S3_REGION.`;
    case "NoSuchBucket":
      return `The store at ${endpoint} has no bucket named ${bucket}: create it, or correct S3_BUCKET.`;
    case "RequestTimeTooSkewed":
      return `The store at ${endpoint} says that this machine's clock is wrong: set the time.`;
    case "ExpiredRequest":
      return `The store at ${endpoint} found the request expired: this machine's clock may be wrong.`;
    case "AccessDenied":
    case "Unauthorized":
      return `The store at ${endpoint} does not let this key use the bucket ${bucket}.`;
    default:
  }
  const status = statusOf(error);
  if (status === 401 || status === 403)
    return `The store at ${endpoint} does not let this key use the bucket ${bucket}.`;
  if (status !== undefined && status >= 500)
    return `The store at ${endpoint} answers, but with an error of its own (${status}).`;
  if (error instanceof Error && /^(Abort|Timeout)Error$/.test(error.name) && !isCut(error))
    return `The store at ${endpoint} did not answer in time.`;
  if (status === undefined)
    return `The store at ${endpoint} could not be reached: check S3_ENDPOINT and the network.`;
  return undefined;
}

/** The fault as a StorageError: what could not be done, and why where that is known. */
export function storeFault(
  what: string,
  error: unknown,
  where: { endpoint: string; bucket: string },
): StorageError {
  if (error instanceof StorageError) return error;
  return new StorageError(
    sentence(error, where) ?? `The store at ${where.endpoint} could not ${what}.`,
    error,
  );
}
