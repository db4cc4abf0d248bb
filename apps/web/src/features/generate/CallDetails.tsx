import type { DescribedCall, DescribedPart } from "@lacquer/contracts";
import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { useState } from "react";
import { i18n } from "../../platform/messages.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { dollars, number } from "../../ui/format.ts";
import { type SentPicture, SentPictures } from "./SentPictures.tsx";
import styles from "./request-sheet.module.css";

const ROLES: Record<DescribedPart["role"], MessageDescriptor> = {
  photo: msg`Your photo`,
  sketch: msg`Your drawing, on white`,
  reference: msg`Reference`,
  "nail-reference": msg`Reference`,
  decal: msg`Decal`,
  markup: msg`Your drawing, as marks over the photo`,
  mask: msg`Where the nails are`,
};

/** A call to an image service: everything that the service will get, in the order of sending. */
export function CallDetails({ call }: { call: DescribedCall }) {
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>{t`Model`}</dt>
          <dd>{call.model}</dd>
        </div>
        <div>
          <dt>{t`Quality`}</dt>
          <dd>{call.quality}</dd>
        </div>
        <div>
          <dt>{t({ message: "Size", context: "picture" })}</dt>
          <dd className="tabular">{call.size.replace("x", " × ")}</dd>
        </div>
        <div>
          <dt>{t`Estimate`}</dt>
          <dd className="tabular">{quoted(call.quote)}</dd>
        </div>
      </dl>
      <SentPictures
        pictures={call.parts.map(pictureOf)}
        none={t`None: the image is made from the words alone.`}
      />
      {call.drawing === "laid-over" && (
        <p className={styles.soft}>{t`Your drawing is laid over the photo before it is sent.`}</p>
      )}
      <Words words={call.words} />
    </>
  );
}

function pictureOf({ role, url, nail, weight, says }: DescribedPart): SentPicture {
  const what = i18n._(ROLES[role]);
  const name = nail === null ? what : t`${what} for nail ${{ number: nail + 1 }}`;
  return { name: weight === null ? name : t`${name}, ${weight} %`, url, says };
}

function Words({ words }: { words: readonly string[] }) {
  const [shown, setShown] = useState(0);
  const differ = new Set(words).size > 1;
  const options = words.map((_, index) => {
    const label = String(index + 1);
    return { value: String(index), label, name: t`Words of image ${label}` };
  });
  return (
    <section aria-labelledby="request-words">
      <div className={styles.wordsHead}>
        <h3 id="request-words" className={styles.heading}>
          {t`The words`}
        </h3>
        {differ && (
          <Segmented
            label={t`Image whose words are shown`}
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

/**
 * Returns a text such as "about 3,512 tokens, $0.11". The figures are estimates, because the service does its own
 * counting.
 */
function quoted(quote: DescribedCall["quote"]): string {
  if (!quote) return t`known after painting: no figures are published for this model`;
  const tokens = number(quote.textTokens + quote.outputTokens);
  const price = dollars(quote.usd);
  return t`about ${tokens} tokens, ${price}`;
}
