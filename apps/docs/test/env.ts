/** The build finds its programs here. It gets nothing else, because vitest's own variables change how Vue behaves. */
export const searchPath = process.env["PATH"] ?? "";
