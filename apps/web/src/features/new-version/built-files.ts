/**
 * The names of scripts and styles contain a hash of their content, so the list of these names identifies the version.
 */
const BUILT = /\/assets\/[\w.-]+\.(?:js|css)/g;

/** Returns the names of a page's built files as one text; empty in development, where nothing is built. */
export function builtFiles(html: string): string {
  return [...new Set(html.match(BUILT))].toSorted().join(" ");
}

/** The version of this window. It is read once at the start, because files loaded later are added to the head. */
export const filesHere = builtFiles(document.head.outerHTML);

/** Returns the version that the server has now; null if the server cannot be reached. */
export async function filesDeployed(): Promise<string | null> {
  try {
    const answer = await fetch("/", { cache: "no-store", headers: { accept: "text/html" } });
    return answer.ok ? builtFiles(await answer.text()) || null : null;
  } catch {
    return null;
  }
}
