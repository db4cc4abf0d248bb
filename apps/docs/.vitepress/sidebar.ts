/**
 * Every page of the site, grouped by readers. Each group lists its pages in the order in which its readers need them.
 */
export const SIDEBAR = [
  {
    text: "Designers",
    items: [
      { text: "Your first design", link: "/designers" },
      { text: "Drawing", link: "/drawing" },
      { text: "What words do", link: "/words" },
      { text: "Looks", link: "/looks" },
      { text: "Made by hand", link: "/craft" },
      { text: "Saving and sending", link: "/exports" },
      { text: "How a picture was made", link: "/marks" },
    ],
  },
  {
    text: "Developers",
    items: [
      { text: "Begin here", link: "/developers" },
      { text: "API reference", link: "/api" },
      { text: "The TypeScript client", link: "/client" },
      { text: "Webhooks", link: "/webhooks" },
      { text: "Assistants (MCP)", link: "/mcp" },
      { text: "Errors", link: "/errors" },
    ],
  },
  {
    text: "Operators",
    items: [
      { text: "From nothing to a studio", link: "/operators" },
      { text: "Deploying", link: "/deploying" },
      { text: "Settings", link: "/settings" },
      { text: "Pictures in a bucket", link: "/bucket" },
      { text: "Reverse proxy", link: "/proxy" },
      { text: "Connection pooler", link: "/pooler" },
      { text: "Accounts and mails", link: "/accounts" },
      { text: "Backup and restore", link: "/backup" },
      { text: "Upgrading", link: "/upgrading" },
      { text: "Monitoring", link: "/monitoring" },
      { text: "Scaling", link: "/scaling" },
      { text: "Security", link: "/security" },
      { text: "Troubleshooting", link: "/troubleshooting" },
    ],
  },
  {
    text: "How it is built",
    collapsed: true,
    items: [
      { text: "Contributing", link: "/contributing" },
      { text: "Architecture", link: "/architecture" },
      { text: "Glossary", link: "/glossary" },
      { text: "The painter", link: "/painter" },
      { text: "Languages", link: "/languages" },
      { text: "The pipeline", link: "/pipeline" },
      { text: "Reliability", link: "/reliability" },
      { text: "Decisions", link: "/decisions/" },
      { text: "Reporting a security hole", link: "/reporting" },
    ],
  },
];
