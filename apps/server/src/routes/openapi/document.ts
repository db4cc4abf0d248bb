import type { SwaggerTransformObject } from "@fastify/swagger";
import { API_KEY_SCOPES, type ErrorCode } from "@lacquer/contracts";
import { createJsonSchemaTransformObject } from "fastify-type-provider-zod";
import type { OpenAPIV3_1 } from "openapi-types";
import { PLAIN } from "./plain-schema.ts";
import { describeRefusals } from "./refusals.ts";

const ABOUT = `Lacquer makes nail designs as background jobs: a request to create a job is answered at once, a worker paints the images, and credits are charged once, when painting begins.

**Signing in.** Browsers have a session cookie, from \`POST /api/auth/sign-in/email\` (or \`/sign-up/email\`, \`/sign-in/anonymous\`). Programs send \`Authorization: Bearer <API key>\`; keys are made in the studio or by \`POST /api/keys\`, with a scope: ${API_KEY_SCOPES.join(", ")}, each including the ones before it.

**Refusals** are \`{"error": {"code", "message", "requestId"}}\`. Codes are stable, the message is for the person who sees it, and the id is in \`x-request-id\` of every answer. If it makes sense to try again later, \`Retry-After\` says after how many seconds.

**Limits.** All requests, and separately those that create a job, are counted for each user and minute (for each address if nobody is signed in). A JSON body may have up to 1 MB, the body that creates a job 32 MB, and a picture 10 MB.

**Pictures** in answers are urls relative to this server's origin. Only the picture's owner may open them; with \`?link\`, the owner gets a link that anybody may open.`;

const TAGS = [
  ["Jobs", "Designs that wait, are being painted, or have ended."],
  ["Pictures", "Uploaded pictures and painted images."],
  ["Collection", "Each finished image is one design."],
  ["Credits", "Your balance, and where credits went."],
  [
    "Account",
    "Your data, which you can download, import or delete, and the devices that are signed in.",
  ],
  ["API keys", "Keys with which programs sign in. A key cannot make or see keys."],
  [
    "Webhooks",
    "The addresses of your programs that get a message when a job ends, and the messages that were sent.",
  ],
  ["System", "The state of the server."],
] as const;

/** Returns everything in the OpenAPI document except its routes. */
export function describeDocument(origin: string): Partial<OpenAPIV3_1.Document> {
  const isSecure = origin.startsWith("https:");
  return {
    openapi: "3.1.0",
    info: { title: "Lacquer", version: "1.0.0", description: ABOUT },
    servers: [{ url: origin }],
    tags: TAGS.map(([name, description]) => ({ name, description })),
    components: {
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: `${isSecure ? "__Secure-" : ""}better-auth.session_token`,
          description: "The session of a person who is signed in, as a guest or with an account.",
        },
        apiKey: {
          type: "http",
          scheme: "bearer",
          description: `An API key of the account. Each route needs one of these scopes: ${API_KEY_SCOPES.join(", ")}; a key with more rights may call it too.`,
        },
        cron: { type: "http", scheme: "bearer", description: "The CRON_SECRET of this server." },
      },
    },
  };
}

type Operation = OpenAPIV3_1.OperationObject & {
  "x-request-body"?: OpenAPIV3_1.RequestBodyObject;
  "x-parameters"?: OpenAPIV3_1.ParameterObject[];
  "x-refuses"?: ErrorCode[];
};
type Responses = Record<string, OpenAPIV3_1.ResponseObject>;

const withShapes = createJsonSchemaTransformObject({ zodToJsonConfig: PLAIN });

/** Completes the document: adds the routes' own changes and the refusals, and removes unused shapes. */
export const finishDocument: SwaggerTransformObject = (given) => {
  const document = withShapes(given) as OpenAPIV3_1.Document;
  const responses: Responses = {};
  const paths = mapValues(document.paths ?? {}, (methods) =>
    mapValues(methods ?? {}, (operation) => finished(operation as Operation, responses)),
  );
  const schemas = namedBy(paths, document.components?.schemas ?? {});
  return { ...document, paths, components: { ...document.components, schemas, responses } };
};

function mapValues<Value, Made>(record: Record<string, Value>, make: (value: Value) => Made) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value)]));
}

function finished(operation: Operation, named: Responses): OpenAPIV3_1.OperationObject {
  const {
    "x-request-body": requestBody,
    "x-parameters": more = [],
    "x-refuses": codes = [],
    ...said
  } = operation;
  const refused = describeRefusals(codes);
  for (const { name, response } of refused) named[name] = response;
  const parameters = [...(said.parameters ?? []), ...more];
  return {
    ...said,
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: {
      ...Object.fromEntries(
        refused.map(({ status, name }) => [status, { $ref: `#/components/responses/${name}` }]),
      ),
      ...said.responses,
    },
  };
}

/** Returns those shapes that the paths refer to, directly or through other shapes. */
function namedBy(
  paths: object,
  all: Record<string, OpenAPIV3_1.SchemaObject>,
): Record<string, OpenAPIV3_1.SchemaObject> {
  const named = new Set<string>();
  const waiting: object[] = [paths];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const text = JSON.stringify(part);
    for (const [, name = ""] of text.matchAll(/#\/components\/schemas\/([^"]+)"/g)) {
      if (named.has(name)) continue;
      named.add(name);
      waiting.push(all[name] ?? {});
    }
  }
  return Object.fromEntries([...named].toSorted().map((name) => [name, all[name] ?? {}]));
}
