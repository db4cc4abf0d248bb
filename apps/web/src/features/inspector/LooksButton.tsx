import { t } from "@lingui/core/macro";
import { openPanel } from "../address/index.ts";

/** Opens the gallery of looks. There, one press on a look sets all sections. */
export const LooksButton = () => (
  <button className="button button-small" type="button" onClick={() => openPanel("looks")}>
    {t`Browse looks`}
  </button>
);
