import type { DescribedCall, DescribedPart } from "@lacquer/contracts";
import { useState } from "react";
import { Segmented } from "../../ui/Segmented.tsx";
import { Picture } from "../../ui/Picture.tsx";
import { dollars } from "../../ui/format.ts";
import styles from "./request-sheet.module.css";

const ROLES: Record<DescribedPart["role"], string> = {
  photo: "Your photo",
  sketch: "Your drawing, on white",
  reference: "Reference",
  "nail-reference": "Reference",
  decal: "Decal",
  markup: "Your drawing, as marks over the photo",
  mask: "Where the nails are",
};

/** A call to an image service: all that it will get, in the order of sending. */
export function CallDetails({ call }: { call: DescribedCall }) {
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>Model</dt>
          <dd>{call.model}</dd>
        </div>
        <div>
          <dt>Quality</dt>
          <dd>{call.quality}</dd>
        </div>
        <div>
          <dt>Size</dt>
          <dd className="tabular">{call.size.replace("x", " × ")}</dd>
        </div>
        <div>
          <dt>Estimate</dt>
          <dd className="tabular">{quoted(call.quote)}</dd>
        </div>
      </dl>
      <section aria-labelledby="request-pictures">
        <h3 id="request-pictures" className={styles.heading}>
          Pictures, in this order
        </h3>
        {call.parts.length === 0 ? (
          <p className={styles.soft}>None: the image is made from the words alone.</p>
        ) : (
          <ol className={styles.parts}>
            {call.parts.map((part, index) => (
              <Part key={`${part.role}-${part.url ?? index}`} part={part} number={index + 1} />
            ))}
          </ol>
        )}
        {call.drawing === "laid-over" && (
          <p className={styles.soft}>Your drawing is laid over the photo before it is sent.</p>
        )}
      </section>
      <Words words={call.words} />
    </>
  );
}

function Part({ part, number }: { part: DescribedPart; number: number }) {
  const nail = part.nail === null ? "" : ` for nail ${part.nail + 1}`;
  const weight = part.weight === null ? "" : `, ${part.weight} %`;
  return (
    <li className={styles.part}>
      {part.url ? (
        <Picture className={styles.picture} src={part.url} alt="" loading="lazy" decoding="async" />
      ) : (
        <span className={`${styles.picture} ${styles.made}`} aria-hidden />
      )}
      <span className={styles.partWords}>
        <span className="tabular">{`${number}. ${ROLES[part.role]}${nail}${weight}`}</span>
        {part.says && <span className={styles.soft}>{part.says}</span>}
      </span>
    </li>
  );
}

function Words({ words }: { words: readonly string[] }) {
  const [shown, setShown] = useState(0);
  const differ = new Set(words).size > 1;
  const options = words.map((_, index) => {
    const label = String(index + 1);
    return { value: String(index), label, name: `Words of image ${label}` };
  });
  return (
    <section aria-labelledby="request-words">
      <div className={styles.wordsHead}>
        <h3 id="request-words" className={styles.heading}>
          The words
        </h3>
        {differ && (
          <Segmented
            label="Image whose words are shown"
            value={String(shown)}
            options={options}
            onChange={(value) => setShown(Number(value))}
          />
        )}
      </div>
      <blockquote className={styles.words}>{words[differ ? shown : 0]}</blockquote>
    </section>
  );
}

/** "about 3,512 tokens, $0.11": never exact, because the service does its own counting. */
function quoted(quote: DescribedCall["quote"]): string {
  if (!quote) return "known after painting: no figures are published for this model";
  const tokens = (quote.textTokens + quote.outputTokens).toLocaleString("en");
  return `about ${tokens} tokens, ${dollars(quote.usd)}`;
}
