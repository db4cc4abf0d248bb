import { deviceName, queueMail, type Services } from "@lacquer/services";
import type { createAuthMiddleware } from "better-auth/api";
import { addressOf } from "../address.ts";
import type { createPasswordBrake } from "./password-brake.ts";

type AuthContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

const DEVICE_COOKIE = "device";
const DEVICE_SECONDS = 60 * 60 * 24 * 180;

/** Reads and writes the cookie by which an account recognises a device, and tells owners about new devices. */
export function createKnownDevices(
  services: Services,
  brake: ReturnType<typeof createPasswordBrake>,
) {
  const cookie = (ctx: AuthContext) =>
    ctx.context.createAuthCookie(DEVICE_COOKIE, { maxAge: DEVICE_SECONDS });
  const cookieOf = (ctx: AuthContext) => ctx.getCookie(cookie(ctx).name);

  /** Lets the account recognise this device from now on. */
  async function remember(ctx: AuthContext, email: string): Promise<void> {
    const { name, attributes } = cookie(ctx);
    const value = await brake.remember(email, cookieOf(ctx));
    if (value) ctx.setCookie(name, value, attributes);
  }

  return {
    cookieOf,
    remember,
    /**
     * Call this after a sign-in with the password. If the device is new to the account, the account's owner is told.
     */
    async noteSignIn(ctx: AuthContext, email: string): Promise<void> {
      const isKnown = await brake.recognises(email, cookieOf(ctx));
      await remember(ctx, email);
      if (isKnown) return;
      const device = deviceName(ctx.headers?.get("user-agent"));
      const address = addressOf(ctx) ?? "an unknown address";
      const letter = { kind: "new-device", device, address } as const;
      await queueMail(services, { to: email.toLowerCase(), letter });
    },
  };
}
