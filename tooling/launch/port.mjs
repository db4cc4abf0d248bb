import { connect, createServer } from "node:net";
import { settings } from "./environment.mjs";

/** Returns the reason why the studio cannot listen on its port, in one sentence, or undefined. */
export async function portFault() {
  const { port, host } = settings();
  // "localhost" often means ::1 first. Another program that listens on ::1 would answer instead of the studio.
  const taken =
    (await listenFault(port, host)) || ((await answersAt(port, "::1")) ? "EADDRINUSE" : "");
  if (taken === "EADDRINUSE") {
    return `Port ${port} is taken by another program: stop it, or choose another port, for example PORT=${port === 65535 ? port - 1 : port + 1} npm start.`;
  }
  if (taken)
    return `Lacquer cannot listen on ${host}:${port} (${taken}): choose another PORT or HOST.`;
  return undefined;
}

function listenFault(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve("")));
  });
}

function answersAt(port, host) {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    socket.setTimeout(1000, () => socket.destroy());
    socket.once("connect", () => {
      resolve(true);
      socket.destroy();
    });
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
  });
}
