/** The designs' part of IPTC's vocabulary of digital source types; the word is the end of its address. */
export type DigitalSource =
  /** Wholly made by a trained model. */
  | "trainedAlgorithmicMedia"
  /** A photo in which a trained model's picture takes the place of the nails. */
  | "compositeWithTrainedAlgorithmicMedia"
  /** A photo on which the built-in painter painted; no model took part. */
  | "compositeSynthetic"
  /** Drawn whole by the built-in painter, as a designer set it; no model took part. */
  | "digitalCreation";

const VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/** The data of a mark in a picture's file. */
export interface PictureMark {
  source: DigitalSource;
  title: string;
  createdAt: Date;
  /** The AI system that took part, by its service and model; null when none did. */
  aiSystem: string | null;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Fit for XML 1.0, which cannot hold control characters at all. */
const escaped = (text: string): string =>
  text.replace(/\p{Cc}/gu, " ").replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? "");

/**
 * The mark as an XMP packet: Dublin Core's title, XMP's tool and date, and IPTC's digital source type, with IPTC's
 * "AI System Used" when there was one. It names no person.
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
