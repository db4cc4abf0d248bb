import "@fontsource-variable/geist";
import "@fontsource/instrument-serif/400.css";
import "@fontsource/instrument-serif/400-italic.css";
import "sonner/dist/styles.css";
// Global styles, which every feature uses: tokens, bare elements, and classes that our own elements and those of Radix
// share (buttons, fields, menus, loading placeholders). All other styles are CSS modules.
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/skeleton.css";
import "./styles/button.css";
import "./styles/field.css";
import "./styles/menu.css";
import "./styles/toasts.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { reportUnhandledErrors } from "./api/client-errors.ts";
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
await startLanguage();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
