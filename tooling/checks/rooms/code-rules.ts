/** A rule about code that only a few places may contain. */
export interface CodeRule {
  /** The places where the rule applies. */
  within: string[];
  /** The places where it does not apply. */
  except: string[];
  /** Patterns that are searched in the strings of a program, where SQL is found. */
  texts?: RegExp[];
  /** Patterns that are searched in the whole text of a file. */
  source?: RegExp[];
  /**
   * Members that may not be read from a value. The pattern includes the value's name (`services.db`), or only `.db` if
   * the member is destructured.
   */
  members?: RegExp;
  /** Members that may be called only with a function as argument. */
  calls?: RegExp;
  why: string;
}

// These rules search the code itself, because imports do not show SQL, access to the database through a passed value,
// or a second place that changes credits.

/**
 * Rooms that only pass things on and make no decisions. They may not contain SQL, change credits or open the database.
 */
const THIN = ["packages/api/src", "apps/server/src", "apps/worker/src"];
const START = [
  "apps/server/src/main.ts",
  "apps/server/src/serve.ts",
  "apps/server/src/env.ts",
  "apps/server/src/cli",
];

export const CODE_RULES: CodeRule[] = [
  {
    within: THIN,
    except: [],
    texts: [
      /(?:^|[(;])\s*(?:select|SELECT)\s/,
      /\binsert\s+into\b/i,
      /\bupdate\s+[\w".?]+\s+(?:\w+\s+)?set\b/i,
      /\bdelete\s+from\b/i,
      /\b(?:create|alter|drop|truncate)\s+table\b/i,
    ],
    // tRPC's `query` takes a function, while a database's `query` takes text.
    calls: /\.(?:query|execute)$/,
    members: /\.\$(?:(?:query|execute)Raw(?:Unsafe)?|transaction)$/,
    why: "holds SQL. Routers, routes, commands and the worker parse, call a verb of @lacquer/services and map the error.",
  },
  {
    within: THIN,
    except: START,
    members: /\.(?:db|prisma|pool|sql)$|\b(?:services|runtime|context|ctx)\.database$/,
    why: "reaches for the database inside a value that it was given. Services are opaque: call a verb of @lacquer/services.",
  },
  {
    within: ["packages", "apps"],
    except: [
      "packages/services/src/credits",
      "packages/db/src/queue/claim-any-jobs.ts",
      "packages/db/src/queue/claim-jobs.ts",
      "packages/testing",
    ],
    source: [
      /\b(?:insert\s+into|update|delete\s+from)\s+(?:public\.)?"?credit_ledger\b/gi,
      /\bcreditLedger\s*\.\s*(?:create|update|upsert|delete)\w*/g,
      /\bupdate\s+(?:public\.)?"?users\b[^;`]*?\bset\b[^;`]*?"?\bcredits"?\s*=/gi,
      /\bcredits\s*:\s*\{\s*(?:increment|decrement)\b/g,
    ],
    why: "writes credits. Only packages/services/src/credits and the claim's one statement do that.",
  },
  {
    within: ["packages", "apps"],
    except: ["packages/db/src/queue/user-queue", "packages/testing"],
    source: [
      /\b(?:insert\s+into|update|delete\s+from)\s+(?:public\.)?"?user_lanes\b/gi,
      /\buserLane\s*\.\s*(?:create|update|upsert|delete)\w*/g,
    ],
    why: "writes user_lanes. Their `held` is money: call a function of packages/db/src/queue/user-queue, or add one there.",
  },
  {
    within: ["apps/web/src"],
    except: ["apps/web/src/platform"],
    source: [
      /\b(?:localStorage|sessionStorage|indexedDB)\b/g,
      /\bcrypto\s*\??\.\s*(?:randomUUID|subtle)\b/g,
      /\bnavigator\s*\??\.\s*(?:locks|clipboard|serviceWorker|mediaDevices|storage|share|wakeLock)\b/g,
      /\.getCoalescedEvents\b/g,
      /(?<![\w.])(?:Notification|caches)\s*\??\.\s*\w/g,
    ],
    why: "relies on something that browsers have only on https, or may refuse. Take it from src/platform, which works without it.",
  },
  {
    within: ["apps/web/src"],
    except: ["apps/web/src/platform"],
    source: [
      /(?<!\bwatchWorker(?:<[^()]*>)?\(\s*)\bnew\s+(?:Shared)?Worker\s*\(/g,
      // If a capital letter follows the brackets, as in `import("…").Type`, the import only names a type and loads
      // nothing.
      /(?<!typeof )(?<!\b(?:partOf|openedPart|shownPart)\(\s*\(\)\s*=>\s*)\bimport\s*\((?![^)]*\)\s*\.\s*[A-Z])/g,
    ],
    why: "loads a file later, when a deploy may have removed it. Start a worker through watchWorker of src/platform, and load a module through partOf or a part of src/ui: they notice that, and try again.",
  },
];
