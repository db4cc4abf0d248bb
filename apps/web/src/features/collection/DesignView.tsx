import { t } from "@lingui/core/macro";
import type { Design, Job } from "@lacquer/contracts";
import {
  Columns2,
  Download,
  Heart,
  ImagePlus,
  Maximize2,
  SlidersHorizontal,
  SquarePen,
} from "lucide-react";
import { downloadUrl } from "../../api/download-url.ts";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { SmallPicture } from "../../ui/SmallPicture.tsx";
import { shortTime } from "../../ui/format.ts";
import { ExportButton } from "../exports/index.ts";
import { addAsReference, openAsNewDesign, takeSettings } from "../reuse/index.ts";
import { leavePanels, openPanel } from "../address/index.ts";
import { imageName } from "../names/index.ts";
import { MadeWith, resultId, useWholeJobs } from "../versions/index.ts";
import type { CollectionState } from "./use-collection.ts";
import styles from "./design-view.module.css";

interface DesignViewProps {
  id: string;
  collection: CollectionState;
}

/**
 * One image of the collection in a view of its own. A link may name any image, even one on a page that was never
 * loaded.
 */
export function DesignView({ id, collection }: DesignViewProps) {
  const listed = collection.designs.find((design) => design.id === id);
  const asked = trpc.designs.get.useQuery({ id }, { enabled: !listed && !collection.isLoading });
  const design = listed ?? asked.data;
  if (design) return <Picture design={design} collection={collection} />;
  if (!asked.error) return <div className={`${styles.picture} skeleton`} aria-busy="true" />;
  const { code, message } = failureOf(asked.error);
  const isUnknown = code === "design_not_found" || code === "invalid_input";
  return (
    <div className={styles.missing} role="alert">
      <h3>
        {isUnknown ? t`This image is not in your collection` : t`The image could not be read`}
      </h3>
      <p>
        {isUnknown
          ? t`It was deleted, or it belongs to another account. Your own images are in the collection behind this.`
          : message}
      </p>
      {!isUnknown && (
        <button className="button" type="button" onClick={() => void asked.refetch()}>
          {t`Try again`}
        </button>
      )}
    </div>
  );
}

function Picture({ design, collection }: { design: Design; collection: CollectionState }) {
  const { imageUrl, favorite } = design;
  const name = imageName(design);
  const {
    jobs: [job],
    failure,
  } = useWholeJobs([design.jobId]);
  return (
    <article className={styles.view}>
      <a
        className={styles.picture}
        href={imageUrl}
        target="_blank"
        rel="noreferrer"
        aria-label={t`${name}, full size`}
      >
        <SmallPicture url={imageUrl} sizes="(max-width: 480px) 100vw, 400px" />
      </a>
      <div className={styles.head}>
        <h3 className={styles.name}>{name}</h3>
        <button
          className={`icon-button ${styles.heart}`}
          type="button"
          aria-pressed={favorite}
          aria-label={t`${name}: favourite`}
          onClick={() => collection.change(design, { favorite: !favorite })}
        >
          <Heart className="icon" aria-hidden />
        </button>
      </div>
      <p className={styles.time}>
        <time className="tabular" dateTime={design.createdAt}>
          {shortTime(design.createdAt)}
        </time>
        <span className="tabular">{` · ${design.width} × ${design.height}`}</span>
      </p>
      <Actions design={design} job={job ?? null} />
      {job && <MadeWith job={job} imageIndex={design.imageIndex} />}
      {failure && (
        <p className={styles.time} role="alert">
          {unreadWords(failure.message)}
        </p>
      )}
    </article>
  );
}

const unreadWords = (problem: string): string => t`How it was made could not be read. ${problem}`;

function Actions({ design, job }: { design: Design; job: Job | null }) {
  const { imageUrl } = design;
  return (
    <div className={styles.actions}>
      <button className="button" type="button" onClick={() => void openAsNewDesign(design)}>
        <SquarePen className="icon" aria-hidden />
        {t`Open as new design`}
      </button>
      <button
        className="button"
        type="button"
        disabled={!job}
        onClick={() => {
          if (!job) return;
          leavePanels();
          takeSettings(job);
        }}
      >
        <SlidersHorizontal className="icon" aria-hidden />
        {t`Use these settings`}
      </button>
      <button
        className="button"
        type="button"
        onClick={() => openPanel("compare", resultId(design))}
      >
        <Columns2 className="icon" aria-hidden />
        {t`Versions`}
      </button>
      <button className="button" type="button" onClick={() => void addAsReference(imageUrl)}>
        <ImagePlus className="icon" aria-hidden />
        {t`Use as reference`}
      </button>
      <a className="button" href={downloadUrl(imageUrl)} download>
        <Download className="icon" aria-hidden />
        {t`Download`}
      </a>
      <ExportButton className="button" url={imageUrl} jobId={design.jobId} name="" />
      <a className="button" href={imageUrl} target="_blank" rel="noreferrer">
        <Maximize2 className="icon" aria-hidden />
        {t`Full size`}
      </a>
    </div>
  );
}
