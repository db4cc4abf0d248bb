import { t } from "@lingui/core/macro";
import { keepLanguage, type Language, language } from "../../platform/language.ts";
import { onceBack } from "../../platform/address.ts";
import { toast } from "../../ui/toast.ts";
import { leavePanels } from "../address/index.ts";

/** Shows the studio in another language. The page is loaded again, because no text is replaced while it is shown. */
export function showLanguage(wanted: Language): void {
  if (wanted === language()) return;
  keepLanguage(wanted);
  if (navigator.onLine) {
    // The menu that led here has an address, with which it would open again over the studio.
    leavePanels();
    onceBack(() => window.location.reload());
  } else toast.info(t`The language changes as soon as the studio is loaded with a connection.`);
}
