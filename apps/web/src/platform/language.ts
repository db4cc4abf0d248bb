import { keep, kept } from "./kept.ts";
import { speak, type Catalogue } from "./messages.ts";

/** The languages of the studio, each by its own name. English needs no catalogue: its messages are in the code. */
export const LANGUAGES = { en: "English", "pt-BR": "Português (Brasil)" } as const;
export type Language = keyof typeof LANGUAGES;

const CATALOGUES: Record<Exclude<Language, "en">, () => Promise<{ default: Catalogue }>> = {
  "pt-BR": () => import("../../locales/pt-BR.po"),
};

const STORAGE_KEY = "lacquer.language";

/** Returns the chosen language, or the browser's first one that the studio knows. */
export function language(): Language {
  const stored = kept(STORAGE_KEY) ?? "";
  if (isLanguage(stored)) return stored;
  for (const wanted of navigator.languages) {
    const [name] = wanted.toLowerCase().split("-");
    const known = (Object.keys(LANGUAGES) as Language[]).find((one) => one.split("-")[0] === name);
    if (known) return known;
  }
  return "en";
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}

/** Loads the chosen language. Called before anything is shown, because no text is replaced later. */
export async function startLanguage(): Promise<void> {
  const chosen = language();
  if (chosen === "en") return;
  speak(chosen, (await CATALOGUES[chosen]()).default);
  document.documentElement.lang = chosen;
}

/** Stores the language in this browser. The page has to be loaded again to show it. */
export function chooseLanguage(chosen: Language): void {
  keep(STORAGE_KEY, chosen);
}
