import { openPanel } from "../address/index.ts";

/** Opens the gallery of looks, from which all sections can be set with one press. */
export const LooksButton = () => (
  <button className="button button-small" type="button" onClick={() => openPanel("looks")}>
    Browse looks
  </button>
);
