/** Scripts and styles are named after what is in them, so the page's list of them names the version. */
const BUILT = /\/assets\/[\w.-]+\.(?:js|css)/g;

/** The files that a page is built of, as one text; "" while the studio is developed, where nothing is built. */
export function builtFiles(html: string): string {
  return [...new Set(html.match(BUILT))].toSorted().join(" ");
}

/** What this window runs. What is loaded later adds to the head, so it is read once, at the start. */
export const filesHere = builtFiles(document.head.outerHTML);

/** What the server hands out now; null when it cannot be asked. */
export async function filesDeployed(): Promise<string | null> {
  try {
    const answer = await fetch("/", { cache: "no-store", headers: { accept: "text/html" } });
    return answer.ok ? builtFiles(await answer.text()) || null : null;
  } catch {
    return null;
  }
}
