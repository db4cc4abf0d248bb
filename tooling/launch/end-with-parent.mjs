// Loaded before our processes: when the launcher is killed outright, the process ends as if asked to.
if (process.channel) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
