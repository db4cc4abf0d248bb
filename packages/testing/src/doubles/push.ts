import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from "node:crypto";
import { listen, readBody } from "./listen.ts";

/** A message as the device reads it, with what the push service learned about its sender. */
interface ReceivedPush {
  device: string;
  message: unknown;
  /** The studio's public key, with which the push service verified the sender. */
  sender: string;
  contact: string;
  ttl: number;
}

export interface PushDevice {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/**
 * A double of a browser's push service and of the devices that it serves. It checks the sender's signature (RFC 8292)
 * and opens messages with each device's own keys (RFC 8291). It does this without the library with which the studio
 * sends the messages.
 */
export interface PushDouble {
  /**
   * The double's address. Endpoints name the real service, so a test must send requests for an endpoint's path to this
   * address.
   */
  origin: string;
  /** Returns a new device that has subscribed. */
  device(): PushDevice;
  received: ReceivedPush[];
  /** Descriptions of requests that a correct sender would not make. */
  broken: string[];
  /** Returns the status with which a request is answered. `request` counts the requests from 0. */
  answer: (request: number) => number | "hang";
  close(): Promise<void>;
}

/** The origin of all endpoints. It is that of a real push service, because the studio accepts no other. */
const SERVICE = "https://fcm.googleapis.com";

interface Keys {
  ecdh: ReturnType<typeof createECDH>;
  auth: Buffer;
}

export async function createPushDouble(): Promise<PushDouble> {
  const devices = new Map<string, Keys>();
  let requests = 0;
  const double: PushDouble = {
    origin: "",
    received: [],
    broken: [],
    answer: () => 201,
    device() {
      const ecdh = createECDH("prime256v1");
      ecdh.generateKeys();
      const auth = randomBytes(16);
      const path = `/fcm/send/${randomBytes(12).toString("base64url")}`;
      devices.set(path, { ecdh, auth });
      return {
        endpoint: `${SERVICE}${path}`,
        keys: {
          p256dh: ecdh.getPublicKey().toString("base64url"),
          auth: auth.toString("base64url"),
        },
      };
    },
    close: () => server.close(),
  };

  const server = await listen(async (request, response) => {
    const answer = double.answer(requests);
    requests += 1;
    const body = await readBody(request);
    if (answer === "hang") return;
    if (answer < 300) {
      try {
        const path = request.url ?? "";
        const keys = devices.get(path);
        if (!keys) throw new Error(`no device at ${path}`);
        const { sender, contact } = checkSender(request.headers.authorization ?? "");
        if (request.headers["content-encoding"] !== "aes128gcm") throw new Error("not aes128gcm");
        const ttl = Number(request.headers["ttl"]);
        if (!Number.isInteger(ttl)) throw new Error("no TTL");
        const message: unknown = JSON.parse(open(body, keys));
        double.received.push({ device: `${SERVICE}${path}`, message, sender, contact, ttl });
      } catch (error) {
        double.broken.push(String(error));
      }
    }
    response.writeHead(answer).end();
  });
  double.origin = server.origin;
  return double;
}

/**
 * Checks the sender's token. The token must be signed by the key that it names, meant for this service, and
 * short-lived.
 */
function checkSender(authorization: string): { sender: string; contact: string } {
  const [, token = "", sender = ""] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(sender, "base64url");
  const key = createPublicKey({
    format: "jwk",
    key: {
      kty: "EC",
      crv: "P-256",
      x: point.subarray(1, 33).toString("base64url"),
      y: point.subarray(33, 65).toString("base64url"),
    },
  });
  const signed = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!signed) throw new Error("the token is not signed by its key");
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, "base64url").toString()) as {
    aud: string;
    exp: number;
    sub: string;
  };
  const seconds = exp - Date.now() / 1000;
  if (aud !== SERVICE) throw new Error(`the token is for ${aud}`);
  if (seconds < 0 || seconds > 24 * 60 * 60) throw new Error(`the token lives ${seconds} s`);
  return { sender, contact: sub };
}

/** Decrypts one aes128gcm record with the device's keys. */
function open(body: Buffer, { ecdh, auth }: Keys): string {
  const salt = body.subarray(0, 16);
  const idLength = body[20] ?? 0;
  const senderKey = body.subarray(21, 21 + idLength);
  const sealed = body.subarray(21 + idLength);
  const shared = ecdh.computeSecret(senderKey);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), ecdh.getPublicKey(), senderKey]);
  const secret = Buffer.from(hkdfSync("sha256", shared, auth, info, 32));
  const derive = (label: string, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, salt, `Content-Encoding: ${label}\0`, length));
  const decipher = createDecipheriv("aes-128-gcm", derive("aes128gcm", 16), derive("nonce", 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  // In the last record, the text is followed by one byte with the value 2 and then by zeros.
  return plain.subarray(0, plain.lastIndexOf(2)).toString("utf8");
}
