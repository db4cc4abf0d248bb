import { t } from "@lingui/core/macro";
import { keepLanguage, type Language, language } from "../../platform/language.ts";
import { onceBack } from "../../platform/address.ts";
import { toast } from "../../ui/toast.ts";
import { leavePanels } from "../address/index.ts";

/**
 * Shows the studio in another language. The page is loaded again, because texts that are already on the screen do not
 * change.
 */
export function showLanguage(wanted: Language): void {
  if (wanted === language()) return;
  keepLanguage(wanted);
  if (navigator.onLine) {
    // The menu that led here has an address. If that address stayed, the reload would open the menu again over the
    // studio.
    leavePanels();
    onceBack(() => window.location.reload());
  } else
    toast.info(
      t`You are offline. The language changes when the studio is next loaded with a connection.`,
    );
}
