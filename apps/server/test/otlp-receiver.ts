import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

type Value = { stringValue?: string; intValue?: number; boolValue?: boolean };

interface WireSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes?: { key: string; value: Value }[];
  links?: { traceId: string; spanId: string }[];
}

interface WireTraces {
  resourceSpans: {
    resource: { attributes: { key: string; value: Value }[] };
    scopeSpans: { spans: WireSpan[] }[];
  }[];
}

/** A span as it was received, with the name of the service that sent it. */
export interface ReceivedSpan extends Omit<WireSpan, "attributes"> {
  service: string;
  attributes: Record<string, string | number | boolean | undefined>;
}

const plain = (pairs: { key: string; value: Value }[] = []): ReceivedSpan["attributes"] =>
  Object.fromEntries(
    pairs.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? value.boolValue]),
  );

/** Receives traces over OTLP/HTTP as JSON, and keeps every span. */
export async function startOtlpReceiver() {
  const spans: ReceivedSpan[] = [];
  const texts: string[] = [];
  const paths = new Set<string | undefined>();
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      paths.add(request.url);
      texts.push(JSON.stringify(body));
      for (const { resource, scopeSpans } of (body as WireTraces).resourceSpans)
        for (const span of scopeSpans.flatMap((scope) => scope.spans))
          spans.push({
            ...span,
            service: String(plain(resource.attributes)["service.name"]),
            attributes: plain(span.attributes),
          });
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    spans,
    paths,
    /** Returns everything that was received, as text. */
    text: () => texts.join("\n"),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
