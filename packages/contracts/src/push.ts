import { z } from "zod";

/** The maximum number of devices of one person that get messages. One more device replaces the oldest. */
export const PUSH_DEVICES_MAX = 8;

/**
 * The hosts of the push services that today's browsers use. We call no other host, because a visitor chooses the
 * endpoint's address.
 */
const PUSH_HOSTS = [
  /^fcm\.googleapis\.com$/,
  /^jmt17\.google\.com$/,
  /^updates\.push\.services\.mozilla\.com$/,
  /^[a-z0-9-]+\.notify\.windows\.com$/,
  /^([a-z0-9-]+\.)?push\.apple\.com$/,
];

function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  if (protocol !== "https:" || port !== "" || username !== "" || password !== "") return false;
  return PUSH_HOSTS.some((host) => host.test(hostname));
}

const endpoint = z
  .string()
  .max(1_000)
  .refine(isPushService, "This is not the address of a browser's push service.");

/**
 * A browser's subscription: the address of its push service, and the keys with which only the device can read a
 * message.
 */
export const pushSubscriptionInput = z.strictObject({
  endpoint,
  keys: z.strictObject({
    /** A point on P-256, uncompressed: 65 bytes. */
    p256dh: z.string().regex(/^[A-Za-z0-9_-]{87}=?$/),
    /** A secret of 16 bytes. */
    auth: z.string().regex(/^[A-Za-z0-9_-]{22}={0,2}$/),
  }),
});

export const pushEndpointInput = z.strictObject({ endpoint: z.string().max(1_000) });

export type PushSubscriptionInput = z.output<typeof pushSubscriptionInput>;

/**
 * The content of an encrypted message to a device. It names only the ended jobs; names and pictures of designs stay in
 * the studio.
 */
export interface PushMessage {
  jobs: { id: string; tabId: string | null; status: "completed" | "failed" }[];
}
