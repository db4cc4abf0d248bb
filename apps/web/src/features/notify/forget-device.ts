import { unsubscribeDevice } from "./push-device.ts";
import { useNotifySettings } from "./use-notify-settings.ts";

/**
 * Turns notifications off before the sign-out, because the next person makes their own choice. If the browser is
 * offline, the sign-out itself reports the error.
 */
export async function forgetDevice(): Promise<void> {
  useNotifySettings.getState().set({ notification: false });
  await unsubscribeDevice().catch(() => {});
}
