/** Scripts and styles are named after their content, so the page's list of them identifies the version. */
const BUILT = /\/assets\/[\w.-]+\.(?:js|css)/g;

/** The files of a built page, as one text; "" in development, where nothing is built. */
export function builtFiles(html: string): string {
  return [...new Set(html.match(BUILT))].toSorted().join(" ");
}

/** The version of this window, read once at the start, because files loaded later are added to the head. */
export const filesHere = builtFiles(document.head.outerHTML);

/** The server's present version; null when the server cannot be reached. */
export async function filesDeployed(): Promise<string | null> {
  try {
    const answer = await fetch("/", { cache: "no-store", headers: { accept: "text/html" } });
    return answer.ok ? builtFiles(await answer.text()) || null : null;
  } catch {
    return null;
  }
}
