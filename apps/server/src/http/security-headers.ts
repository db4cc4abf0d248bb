import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/**
 * Adds the security headers of every answer. Scripts may come only from this origin and may not be inline;
 * 'wasm-unsafe-eval' only lets the hand finder compile its WebAssembly. Pictures may also be drawn (data:), picked
 * (blob:), or loaded from the store that links lead to. Inline styles are allowed, because the toasts and the nail
 * drawings use them.
 */
export async function addSecurityHeaders(
  app: FastifyInstance,
  publicUrl: string,
  storeOrigin: string | undefined,
): Promise<void> {
  const store = storeOrigin ? [storeOrigin] : [];
  const https = publicUrl.startsWith("https:");
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "blob:", "data:", ...store],
        "font-src": ["'self'"],
        "connect-src": ["'self'", ...store],
        "worker-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        ...(https ? { "upgrade-insecure-requests": [] } : {}),
      },
    },
    hsts: https,
    referrerPolicy: { policy: "same-origin" },
  });
  app.addHook("onSend", async (_request, reply) => {
    reply.header("permissions-policy", "camera=(self), microphone=(), geolocation=()");
  });
}
