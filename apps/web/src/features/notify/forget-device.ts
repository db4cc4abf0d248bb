import { unsubscribeDevice } from "./push-device.ts";
import { useNotifySettings } from "./use-notify-settings.ts";

/** Before a sign-out: whoever comes next asks for themselves. Offline it is the sign-out that says what is wrong. */
export async function forgetDevice(): Promise<void> {
  useNotifySettings.getState().set({ notification: false });
  await unsubscribeDevice().catch(() => {});
}
