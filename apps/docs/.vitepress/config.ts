import { defineConfig } from "vitepress";
import { base } from "../src/env.ts";
import { SIDEBAR } from "./sidebar.ts";

export default defineConfig({
  title: "Lacquer",
  description: "A studio for nail designers who work on many looks at once.",
  lang: "en",
  base,
  srcDir: "generated",
  outDir: "dist",
  cacheDir: "node_modules/.cache/vitepress",
  cleanUrls: false,
  appearance: true,
  ignoreDeadLinks: "localhostLinks",
  head: [["link", { rel: "icon", type: "image/svg+xml", href: `${base}drop.svg` }]],
  markdown: { theme: { light: "github-light", dark: "github-dark" } },
  themeConfig: {
    logo: "/drop.svg",
    search: { provider: "local" },
    outline: [2, 3],
    nav: [
      {
        text: "Designers",
        link: "/designers",
        activeMatch: "^/(designers|drawing|words|looks|craft|marks|exports)",
      },
      {
        text: "Developers",
        link: "/developers",
        activeMatch: "^/(developers|api|client|webhooks|mcp|errors)",
      },
      {
        text: "Operators",
        link: "/operators",
        activeMatch: "^/(operators|deploying|settings|proxy|pooler|backup|upgrading)",
      },
    ],
    sidebar: SIDEBAR,
    docFooter: { prev: "Before", next: "Next" },
  },
});
