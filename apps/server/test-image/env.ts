/** The settings that a build machine gives to Docker itself: its proxy, its certificates and its registry. */
const PASSED = /^(?:https?_proxy|no_proxy|node_extra_ca_certs|npm_config_registry)$/i;

export const machineEnvironment = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) =>
    PASSED.test(name) && value ? [[name, value]] : [],
  ),
);

export const searchPath = process.env["PATH"] ?? "";
