import { t } from "@lingui/core/macro";
import { useEffect, useRef } from "react";
import { ProgressRing } from "../../ui/ProgressRing.tsx";
import { SmallPicture } from "../../ui/SmallPicture.tsx";
import type { DraftTab } from "../tabs/index.ts";
import { NewestJob } from "./NewestJob.tsx";
import { placeOf } from "./result-place.ts";
import { ShownActionsPart } from "./shown-actions-part.ts";
import { type StripItem, stripItems, useTabJobs } from "./use-tab-jobs.ts";
import { Picture } from "../../ui/Picture.tsx";
import styles from "./results.module.css";

interface ResultStripProps {
  tab: DraftTab;
  shownImage: string | null;
  onShow: (image: string | null) => void;
}

/** The design's images so far, and one line about its job. Space is reserved for both from the start. */
export function ResultStrip({ tab, shownImage, onShow }: ResultStripProps) {
  const { jobs, newest, isLoading } = useTabJobs(tab);
  const items = stripItems(jobs);
  // An image stays selected while the stage shows the image provider's own version of it.
  const shownUrl = shownImage && (placeOf(shownImage)?.url ?? shownImage);
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    const element = list.current;
    if (element) element.scrollLeft = element.scrollWidth;
  }, [items.length, tab.id]);

  return (
    <div className={styles.strip}>
      {items.length > 0 ? (
        <ul className={styles.list} ref={list} aria-label={t`Results`}>
          {items.map((item) => (
            <li key={item.key}>
              {item.kind === "image" ? (
                <Thumbnail
                  item={item}
                  isShown={item.url === shownUrl}
                  onShow={() => onShow(item.url === shownUrl ? null : item.url)}
                />
              ) : (
                <Coming item={item} />
              )}
            </li>
          ))}
        </ul>
      ) : (
        <div className={styles.list} aria-hidden>
          {[1, 2, 3].map((place) => (
            <span key={place} className={styles.place} />
          ))}
        </div>
      )}
      {isLoading ? (
        <div className={`${styles.job} skeleton`} />
      ) : (
        <NewestJob tab={tab} job={newest} />
      )}
      {shownImage && <ShownActionsPart image={shownImage} name={tab.name} />}
    </div>
  );
}

interface ThumbnailProps {
  item: Extract<StripItem, { kind: "image" }>;
  isShown: boolean;
  onShow: () => void;
}

function Thumbnail({ item, isShown, onShow }: ThumbnailProps) {
  const { number } = item;
  const { imageCount } = item.job;
  const name = t`Image ${number} of ${imageCount}`;
  return (
    <button
      className={styles.thumb}
      type="button"
      aria-pressed={isShown}
      aria-label={name}
      onClick={onShow}
    >
      <SmallPicture url={item.url} sizes="96px" />
    </button>
  );
}

function Coming({ item }: { item: Extract<StripItem, { kind: "coming" }> }) {
  const { job, number, isCurrent } = item;
  // The job's progress covers all its images, and this square shows the share of its own image.
  const own = Math.min(
    100,
    Math.max(0, (job.progress / 100) * job.imageCount * 100 - (number - 1) * 100),
  );
  return (
    <div className={styles.coming}>
      {isCurrent && job.previewImage && <Picture src={job.previewImage} alt="" decoding="async" />}
      <ProgressRing value={isCurrent ? own : 0} size={34} thickness={3.5} />
      <span>
        {isCurrent
          ? t({ message: "painting", comment: "This image is being painted." })
          : t({ message: "waiting", comment: "This image waits for its turn." })}
      </span>
    </div>
  );
}
