/** The folder under which the site is served, such as `/lacquer/` on GitHub Pages. */
export const base = process.env["DOCS_BASE"] ?? "/";

const name = process.env["GITHUB_REPOSITORY"];
/** GitHub's runners name the repository, so that its published pages can link to files that are no pages. */
export const repository = name ? `https://github.com/${name}/blob/main` : undefined;
