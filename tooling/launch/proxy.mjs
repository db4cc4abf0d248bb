// `npm run test:proxy`: tests a server behind Debian's nginx, with the configuration that docs/proxy.md prints.
import { runDebianSuite } from "./debian-suite.mjs";

runDebianSuite({
  title: "nginx",
  program: "/usr/sbin/nginx",
  packageName: "nginx",
  suite: "apps/server",
  within: "test-proxy",
});
