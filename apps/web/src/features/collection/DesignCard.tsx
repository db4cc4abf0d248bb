import type { Design } from "@lacquer/contracts";
import { Download, Ellipsis, Heart, ImagePlus, PencilLine, SquarePen, Trash2 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useRef, useState } from "react";
import { downloadUrl } from "../../api/download-url.ts";
import { shortTime } from "../credits/index.ts";
import { addAsReference, openAsNewDesign } from "./reuse.ts";
import type { DesignActions } from "./use-collection.ts";
import { SmallPicture } from "../../ui/SmallPicture.tsx";
import "../../ui/menu.css";

interface DesignCardProps {
  design: Design;
  actions: DesignActions;
  /** Called when the designer leaves the collection for a design. */
  onLeave: () => void;
}

/** One finished image with its name and what can be done with it. */
export function DesignCard({ design, actions, onLeave }: DesignCardProps) {
  const [isNaming, setNaming] = useState(false);
  // The name's field may open only when the menu has let go of the focus.
  const namesNext = useRef(false);
  const { favorite, name } = design;

  return (
    <li className="design-card">
      <div className="design-picture">
        <a
          href={design.imageUrl}
          target="_blank"
          rel="noreferrer"
          aria-label={`${name}, full size`}
        >
          <SmallPicture url={design.imageUrl} sizes="(max-width: 480px) 50vw, 260px" />
        </a>
        <button
          className="design-heart"
          type="button"
          aria-pressed={favorite}
          aria-label={`${name}: favourite`}
          onClick={() => actions.change(design, { favorite: !favorite })}
        >
          <Heart className="icon" aria-hidden />
        </button>
      </div>
      <div className="design-foot">
        {isNaming ? (
          <input
            className="design-field"
            aria-label="Name of the image"
            defaultValue={name}
            maxLength={80}
            autoFocus
            onFocus={(event) => event.currentTarget.select()}
            onKeyDown={(event) => {
              if (event.key === "Enter") event.currentTarget.blur();
              if (event.key === "Escape") {
                event.stopPropagation();
                event.currentTarget.value = name;
                event.currentTarget.blur();
              }
            }}
            onBlur={(event) => {
              const next = event.currentTarget.value.trim();
              if (next && next !== name) actions.change(design, { name: next });
              setNaming(false);
            }}
          />
        ) : (
          <div className="design-words" onDoubleClick={() => setNaming(true)}>
            <p className="design-name">{name}</p>
            <time className="design-time tabular" dateTime={design.createdAt}>
              {shortTime(design.createdAt)}
            </time>
          </div>
        )}
        <DropdownMenu.Root>
          <DropdownMenu.Trigger className="icon-button design-more" aria-label={`More for ${name}`}>
            <Ellipsis className="icon" aria-hidden />
          </DropdownMenu.Trigger>
          <DropdownMenu.Portal>
            <DropdownMenu.Content
              className="menu"
              align="end"
              onCloseAutoFocus={(event) => {
                if (!namesNext.current) return;
                namesNext.current = false;
                event.preventDefault();
                setNaming(true);
              }}
            >
              <DropdownMenu.Item
                className="menu-item"
                onSelect={() => void openAsNewDesign(design).then(onLeave)}
              >
                <SquarePen className="icon" aria-hidden />
                Open as new design
              </DropdownMenu.Item>
              <DropdownMenu.Item
                className="menu-item"
                onSelect={() => void addAsReference(design.imageUrl)}
              >
                <ImagePlus className="icon" aria-hidden />
                Use as reference
              </DropdownMenu.Item>
              <DropdownMenu.Item className="menu-item" asChild>
                <a className="menu-link" href={downloadUrl(design.imageUrl)} download>
                  <Download className="icon" aria-hidden />
                  Download
                </a>
              </DropdownMenu.Item>
              <DropdownMenu.Item className="menu-item" onSelect={() => (namesNext.current = true)}>
                <PencilLine className="icon" aria-hidden />
                Rename
              </DropdownMenu.Item>
              <div className="menu-line" />
              <DropdownMenu.Item className="menu-item" onSelect={() => actions.remove(design)}>
                <Trash2 className="icon" aria-hidden />
                Delete
              </DropdownMenu.Item>
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      </div>
    </li>
  );
}
