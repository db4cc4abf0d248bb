/** The folder under which the site is served, such as `/lacquer/` on GitHub Pages. */
export const base = process.env["DOCS_BASE"] ?? "/";

const name = process.env["GITHUB_REPOSITORY"];
/**
 * The address of the repository's files, for links to files that are not pages. Known only on GitHub's runners, which
 * set GITHUB_REPOSITORY.
 */
export const repository = name ? `https://github.com/${name}/blob/main` : undefined;
