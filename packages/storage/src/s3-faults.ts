import { S3ServiceException } from "@aws-sdk/client-s3";
import { StorageError } from "./storage.ts";

/** Returns the store's own error code. If the answer had no body, the code is only a name for the status. */
function codeOf(error: unknown): string | undefined {
  return error instanceof S3ServiceException ? error.name : undefined;
}

/** Returns the status of an answer in the S3 protocol. Only such an answer proves that an object is missing. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}

/**
 * Returns the status of any answer, even if the SDK could not read its body (such as a gateway's HTML page or a bare
 * sentence).
 */
function anyStatusOf(error: unknown): number | undefined {
  const told = statusOf(error);
  if (told !== undefined) return told;
  if (!(error instanceof Error) || !("$response" in error)) return undefined;
  const { $response: answer } = error;
  if (typeof answer !== "object" || answer === null || !("statusCode" in answer)) return undefined;
  return typeof answer.statusCode === "number" ? answer.statusCode : undefined;
}

/** True for a dropped connection, which the SDK also reports as a timeout. */
function isCut(error: Error): boolean {
  return "code" in error && (error.code === "ECONNRESET" || error.code === "EPIPE");
}

/**
 * Returns a sentence for the operator that says what is wrong with the settings or the store. It never contains
 * secrets.
 */
function sentence(error: unknown, where: { endpoint: string; bucket: string }): string | undefined {
  const { endpoint, bucket } = where;
  switch (codeOf(error)) {
    case "InvalidAccessKeyId":
      return `The store at ${endpoint} does not know this S3_ACCESS_KEY_ID.`;
    case "SignatureDoesNotMatch":
      return `The store at ${endpoint} refused the signature: S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY or S3_REGION is wrong.`;
    case "AuthorizationHeaderMalformed":
      return `The store at ${endpoint} belongs to another region: correct S3_REGION.`;
    case "NoSuchBucket":
      return `The store at ${endpoint} has no bucket named ${bucket}: create it, or correct S3_BUCKET.`;
    case "RequestTimeTooSkewed":
      return `The store at ${endpoint} says that this machine's clock is wrong: set the time.`;
    case "ExpiredRequest":
      return `The store at ${endpoint} says that the request has expired: check this machine's clock.`;
    case "AccessDenied":
    case "Unauthorized":
      return `The store at ${endpoint} does not let this key use the bucket ${bucket}: give the key access to it.`;
    default:
  }
  const status = anyStatusOf(error);
  if (status === 401 || status === 403)
    return `The store at ${endpoint} does not let this key use the bucket ${bucket}: give the key access to it.`;
  if (status !== undefined && status >= 500)
    return `The store at ${endpoint} answered with an error of its own (${status}).`;
  if (error instanceof Error && /^(Abort|Timeout)Error$/.test(error.name) && !isCut(error))
    return `The store at ${endpoint} did not answer in time.`;
  if (status === undefined)
    return `The store at ${endpoint} could not be reached: check S3_ENDPOINT and the network.`;
  return undefined;
}

/**
 * Returns the cause for the log, with only its code, status and request id. The full message may contain keys and
 * signatures, or text from a proxy between us and the store.
 */
function causeOf(error: unknown): Error {
  const code = codeOf(error) ?? systemCode(error);
  const requestId = error instanceof S3ServiceException ? error.$metadata.requestId : undefined;
  const told = { ...plain("code", code), ...plain("requestId", requestId) };
  return Object.assign(new Error("the store's fault"), told, plain("status", anyStatusOf(error)));
}

/** Returns the field if it exists and is short and plain enough to be a name; otherwise nothing. */
function plain(name: string, value: string | number | undefined): object {
  return value !== undefined && /^[\w./+=-]{1,128}$/.test(String(value)) ? { [name]: value } : {};
}

/** Returns the code of a network error, or the name of an error in this program. */
function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

/** Returns the fault as a StorageError: the failed action and, if known, the reason. */
export function storeFault(
  what: string,
  error: unknown,
  where: { endpoint: string; bucket: string },
): StorageError {
  if (error instanceof StorageError) return error;
  return new StorageError(
    sentence(error, where) ?? `The store at ${where.endpoint} could not ${what}.`,
    causeOf(error),
  );
}
