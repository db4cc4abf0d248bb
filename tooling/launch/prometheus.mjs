// `npm run test:prometheus`: checks the alert rules and the dashboard's queries with Debian's Prometheus.
import { runDebianSuite } from "./debian-suite.mjs";

runDebianSuite({
  title: "Prometheus",
  program: "/usr/bin/promtool",
  packageName: "prometheus",
  suite: "apps/server",
  within: "test-prometheus",
});
