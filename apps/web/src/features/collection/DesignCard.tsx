import type { Design } from "@lacquer/contracts";
import { Heart } from "lucide-react";
import { useState } from "react";
import { openPanel, panelPath } from "../address/index.ts";
import { DesignCardMenu } from "./DesignCardMenu.tsx";
import { NameField } from "./NameField.tsx";
import type { DesignActions } from "./use-design-actions.ts";
import { SmallPicture } from "../../ui/SmallPicture.tsx";
import { shortTime } from "../../ui/format.ts";
import styles from "./collection.module.css";

interface DesignCardProps {
  design: Design;
  actions: DesignActions;
}

/** One finished image with its name and its actions. */
export function DesignCard({ design, actions }: DesignCardProps) {
  const [isNaming, setNaming] = useState(false);
  const { favorite, name } = design;

  return (
    <li>
      <div className={styles.picture}>
        <a
          href={panelPath("collection", design.id) ?? undefined}
          aria-label={`Look at ${name}`}
          onClick={(event) => {
            // A click with a modifier key opens the link in a window of its own, as usual.
            if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            openPanel("collection", design.id);
          }}
        >
          <SmallPicture url={design.imageUrl} sizes="(max-width: 480px) 50vw, 260px" />
        </a>
        <button
          className={styles.heart}
          type="button"
          aria-pressed={favorite}
          aria-label={`${name}: favourite`}
          onClick={() => actions.change(design, { favorite: !favorite })}
        >
          <Heart className="icon" aria-hidden />
        </button>
      </div>
      <div className={styles.foot}>
        {isNaming ? (
          <NameField
            name={name}
            onEnd={(next) => {
              if (next && next !== name) actions.change(design, { name: next });
              setNaming(false);
            }}
          />
        ) : (
          <div className={styles.words} onDoubleClick={() => setNaming(true)}>
            <p className={styles.name}>{name}</p>
            <time className={`${styles.time} tabular`} dateTime={design.createdAt}>
              {shortTime(design.createdAt)}
            </time>
          </div>
        )}
        <DesignCardMenu
          design={design}
          onRename={() => setNaming(true)}
          onRemove={() => actions.remove(design)}
        />
      </div>
    </li>
  );
}
