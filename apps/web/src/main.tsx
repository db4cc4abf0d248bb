import "./styles/index.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { reportClientError, reportUnhandledErrors } from "./api/client-errors.ts";
import { App } from "./app/App.tsx";
import { applyStoredTheme } from "./features/theme/index.ts";
import { ignoreComposedKeys } from "./platform/composition.ts";
import { ignoreSecondPresses } from "./platform/double-press.ts";
import { followGestures } from "./platform/gesture.ts";
import { startLanguage } from "./platform/language.ts";

reportUnhandledErrors();
applyStoredTheme();
// Must run before any other code listens to keys and presses.
ignoreComposedKeys();
followGestures();
ignoreSecondPresses();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
await startLanguage().catch(reportClientError);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
