import { z } from "zod";

// In a browser zod asks once whether it may eval; the studio's policy forbids it and reports the attempt. This stands
// before all schemas, because zod decides when they are made.
if ("document" in globalThis) z.config({ jitless: true });
