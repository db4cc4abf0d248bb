// Global styles, which every feature uses: tokens, bare elements, and classes that our own elements and those of Radix
// share (buttons, fields, menus, loading placeholders). All other styles are CSS modules.
import "@fontsource-variable/geist";
import "@fontsource/instrument-serif/400.css";
import "@fontsource/instrument-serif/400-italic.css";
import "sonner/dist/styles.css";
import "./fonts.css";
import "./tokens.css";
import "./base.css";
import "./skeleton.css";
import "./button.css";
import "./field.css";
import "./menu.css";
import "./toasts.css";
