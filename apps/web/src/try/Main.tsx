import "../styles/index.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { setDraftOwner } from "../features/tabs/index.ts";
import { applyStoredTheme } from "../features/theme/index.ts";
import { ignoreComposedKeys } from "../platform/composition.ts";
import { ignoreSecondPresses } from "../platform/double-press.ts";
import { followGestures } from "../platform/gesture.ts";
import { startLanguage } from "../platform/language.ts";
import { TryApp } from "./TryApp.tsx";

applyStoredTheme();
// Must run before any other code listens to keys and presses.
ignoreComposedKeys();
followGestures();
ignoreSecondPresses();
// Nobody signs in here: the designs belong to whoever uses this browser.
setDraftOwner("try", false);

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
// If the catalogue cannot be loaded, the page is shown in English.
await startLanguage().catch(reportError);
createRoot(root).render(
  <StrictMode>
    <TryApp />
  </StrictMode>,
);
