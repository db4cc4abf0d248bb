/**
 * The terms that designs use from IPTC's vocabulary of digital source types. Each term is the last part of its web
 * address.
 */
export type DigitalSource =
  /** The picture was made entirely by a trained model. */
  | "trainedAlgorithmicMedia"
  /** The picture is a photo in which a trained model's picture replaces the nails. */
  | "compositeWithTrainedAlgorithmicMedia"
  /** The picture is a photo on which the built-in painter painted. No model took part. */
  | "compositeSynthetic"
  /** The picture was drawn entirely by the built-in painter from a designer's settings. No model took part. */
  | "digitalCreation";

const VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/** The data of the mark in a picture's file. */
export interface PictureMark {
  source: DigitalSource;
  title: string;
  createdAt: Date;
  /** The AI system that took part, named by its service and model; null when none took part. */
  aiSystem: string | null;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Escapes text for XML 1.0. Control characters become spaces, because XML 1.0 cannot hold them at all. */
const escaped = (text: string): string =>
  text.replace(/\p{Cc}/gu, " ").replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? "");

/**
 * Returns the mark as an XMP packet: Dublin Core's title, XMP's tool and date, IPTC's digital source type, and IPTC's
 * "AI System Used" if an AI system took part. The mark does not name any person.
 */
export function xmpOf({ source, title, createdAt, aiSystem }: PictureMark): string {
  const system = aiSystem
    ? `\n   <Iptc4xmpExt:AISystemUsed>${escaped(aiSystem)}</Iptc4xmpExt:AISystemUsed>`
    : "";
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
   <xmp:CreatorTool>Lacquer</xmp:CreatorTool>
   <xmp:CreateDate>${createdAt.toISOString()}</xmp:CreateDate>
   <Iptc4xmpExt:DigitalSourceType>${VOCABULARY}${source}</Iptc4xmpExt:DigitalSourceType>${system}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}
