/** Scripts and styles are named after their content, so the page's list of them identifies the version. */
const BUILT = /\/assets\/[\w.-]+\.(?:js|css)/g;

/** The files that a page is built from, as one text; "" in development, where nothing is built. */
export function builtFiles(html: string): string {
  return [...new Set(html.match(BUILT))].toSorted().join(" ");
}

/** What this window runs. Files loaded later add to the head, so it is read once, at the start. */
export const filesHere = builtFiles(document.head.outerHTML);

/** What the server serves now; null when it cannot be reached. */
export async function filesDeployed(): Promise<string | null> {
  try {
    const answer = await fetch("/", { cache: "no-store", headers: { accept: "text/html" } });
    return answer.ok ? builtFiles(await answer.text()) || null : null;
  } catch {
    return null;
  }
}
