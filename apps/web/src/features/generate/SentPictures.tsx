import { t } from "@lingui/core/macro";
import { Picture } from "../../ui/Picture.tsx";
import styles from "./request-sheet.module.css";

export interface SentPicture {
  /** The picture's role in words. */
  name: string;
  /** Null for a picture that is only created when it is needed. */
  url: string | null;
  says: string | null;
  /** True for a transparent picture, because its strokes may have any colour. */
  isDrawing?: boolean;
}

interface SentPicturesProps {
  pictures: readonly SentPicture[];
  /** The sentence to show if there are no pictures. */
  none: string;
}

/** The pictures that a press of Generate would send, in the order of sending. */
export function SentPictures({ pictures, none }: SentPicturesProps) {
  return (
    <section aria-labelledby="request-pictures">
      <h3 id="request-pictures" className={styles.heading}>
        {t`Pictures, in this order`}
      </h3>
      {pictures.length === 0 ? (
        <p className={styles.soft}>{none}</p>
      ) : (
        <ol className={styles.parts}>
          {pictures.map(({ name, url, says, isDrawing }, index) => (
            <li key={`${name} ${url}`} className={styles.part}>
              {url ? (
                <Picture
                  className={`${styles.picture} ${isDrawing ? styles.drawn : ""}`}
                  src={url}
                  alt=""
                  loading="lazy"
                  decoding="async"
                />
              ) : (
                <span className={`${styles.picture} ${styles.made}`} aria-hidden />
              )}
              <span className={styles.partWords}>
                <span className="tabular">{`${index + 1}. ${name}`}</span>
                {says && <span className={styles.soft}>{says}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
