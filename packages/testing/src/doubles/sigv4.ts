import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
}

/** The answer to a request with a wrong signature: S3's own status and code. */
export interface Refused {
  status: number;
  code: string;
}

const SKEW_MS = 15 * 60_000;

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
const hmac = (key: Uint8Array | string, text: string) =>
  createHmac("sha256", key).update(text).digest();

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function timeOf(stamp: string): number {
  const iso = stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  return Date.parse(iso);
}

interface Claim {
  credential: string;
  signedHeaders: string;
  signature: string;
  stamp: string;
  payload: string;
  expires: number | null;
}

function readClaim(request: IncomingMessage, query: URLSearchParams): Claim | null {
  if (query.has("X-Amz-Signature")) {
    return {
      credential: query.get("X-Amz-Credential") ?? "",
      signedHeaders: query.get("X-Amz-SignedHeaders") ?? "",
      signature: query.get("X-Amz-Signature") ?? "",
      stamp: query.get("X-Amz-Date") ?? "",
      payload: "UNSIGNED-PAYLOAD",
      expires: Number(query.get("X-Amz-Expires")),
    };
  }
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  if (!found) return null;
  return {
    credential: found[1] ?? "",
    signedHeaders: found[2] ?? "",
    signature: found[3] ?? "",
    stamp: String(request.headers["x-amz-date"] ?? ""),
    payload: String(request.headers["x-amz-content-sha256"] ?? ""),
    expires: null,
  };
}

/** Checks a request's AWS Signature Version 4, in its header or its query, as R2 does; null = the signature is good. */
export function checkSignature(
  request: IncomingMessage,
  body: Uint8Array,
  keys: Keys,
  now: number,
): Refused | null {
  const [path = "", search = ""] = (request.url ?? "").split("?");
  const query = new URLSearchParams(search);
  const claim = readClaim(request, query);
  if (!claim) return { status: 401, code: "Unauthorized" };
  const [accessKeyId, day = "", region = "", service = "", end] = claim.credential.split("/");
  if (accessKeyId !== keys.accessKeyId) return { status: 403, code: "InvalidAccessKeyId" };
  const canonicalQuery = [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const headers = claim.signedHeaders
    .split(";")
    .map((name) => `${name}:${String(request.headers[name] ?? "").trim()}\n`)
    .join("");
  const canonical = [
    request.method,
    path,
    canonicalQuery,
    headers,
    claim.signedHeaders,
    claim.payload,
  ].join("\n");
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", claim.stamp, scope, sha256(canonical)].join("\n");
  const key = hmac(
    hmac(hmac(hmac(`AWS4${keys.secretAccessKey}`, day), region), service),
    "aws4_request",
  );
  const expected = hmac(key, text);
  const given = Buffer.from(claim.signature, "hex");
  const good = given.length === expected.length && timingSafeEqual(given, expected);
  const stamped = timeOf(claim.stamp);
  if (!good || service !== "s3" || end !== "aws4_request" || !claim.stamp.startsWith(day))
    return { status: 403, code: "SignatureDoesNotMatch" };
  if (claim.expires !== null) {
    // For an expired link, R2 answers 400, whereas AWS answers 403.
    return now > stamped + claim.expires * 1000 ? { status: 400, code: "ExpiredRequest" } : null;
  }
  if (Math.abs(now - stamped) > SKEW_MS) return { status: 403, code: "RequestTimeTooSkewed" };
  if (claim.payload !== "UNSIGNED-PAYLOAD" && claim.payload !== sha256(body))
    return { status: 400, code: "XAmzContentSHA256Mismatch" };
  return null;
}
