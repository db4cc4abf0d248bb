import type { PlacedThing } from "@lacquer/contracts";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { thingName } from "../names/index.ts";
import { describedThing } from "./thing-words.ts";
import { thingAfterKey, thingKeysHelp } from "./thing-edits.ts";
import styles from "./things.module.css";

interface Props {
  label: string;
  placed: readonly PlacedThing[];
  selected: number | null;
  /** The index of the decoration that gets the focus once it is rendered; null = none. */
  focus: number | null;
  onFocused: () => void;
  onSelect: (at: number) => void;
  onChange: (at: number, thing: PlacedThing, goesOn: boolean) => void;
  onDuplicate: (at: number) => void;
  onRemove: (at: number) => void;
}

/** The list of decorations on the nail, in their order. Each can be selected, moved and removed with keys. */
export function ThingList(props: Props) {
  const { label, placed, selected, focus, onFocused, onSelect } = props;
  const helpId = useId();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (focus === null) return;
    list.current?.querySelectorAll("button")[focus]?.focus();
    onFocused();
  }, [focus, onFocused, placed]);

  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const thing = placed[at];
    if (!thing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const next = thingAfterKey(thing, key, event.shiftKey);
    if (next) props.onChange(at, next, true);
    else if (key === "Delete" || key === "Backspace") props.onRemove(at);
    else if (key === "d" || key === "D") props.onDuplicate(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (placed.length === 0) return null;
  return (
    <>
      <p id={helpId} className="visually-hidden">
        {thingKeysHelp()}
      </p>
      <ul ref={list} className={styles.list} aria-label={label}>
        {placed.map((thing, at) => (
          // The key is the index, because a decoration is identified only by its place in the order.
          <li key={at}>
            <button
              type="button"
              className={styles.item}
              aria-pressed={at === selected}
              aria-label={`${at + 1}. ${describedThing(thing)}`}
              aria-describedby={helpId}
              onFocus={() => onSelect(at)}
              onClick={() => onSelect(at)}
              onKeyDown={(event) => onKeyDown(event, at)}
            >
              {`${at + 1}. ${thingName(thing)}`}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
