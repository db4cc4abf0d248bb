// Loaded at the start of every process that the launcher runs. If the launcher is killed, the process ends as after
// SIGTERM.
if (process.channel) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
