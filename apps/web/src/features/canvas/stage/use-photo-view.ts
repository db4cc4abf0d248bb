import type { NailGuide } from "@lacquer/contracts";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Layout } from "../../../hooks/use-layout.ts";
import type { Finding } from "../finding/finding.ts";
import type { Tool } from "../tool/tool-store.ts";
import type { Size } from "../view/geometry.ts";
import { boxOf, type Subject, subjectOf } from "../view/subject.ts";
import { useGlide } from "../view/use-glide.ts";
import { useRoom } from "../view/use-room.ts";
import { useView } from "../view/use-view.ts";
import { keepView } from "../view/view-store.ts";
import { openRoom, photoRect } from "../view/viewport.ts";

/** The margin around a hand, in nail lengths. */
const HAND_MARGIN = 0.9;
const NOBODY: Subject = { nail: null, hand: null, middle: null };

interface Shown {
  photo: Size;
  /** The key under which zoom and position are stored. */
  name: string;
  layout: Layout;
}

interface Work {
  nails: readonly NailGuide[];
  selected: number | null;
  finding: Finding | null;
  tool: Tool;
}

/** Returns the photo's place on the stage, and functions that move it. */
export function usePhotoView({ photo, name, layout }: Shown, work: Work | null) {
  const marks = useMarks();
  const moving = useRef<HTMLDivElement>(null);
  const room = useRoom(marks);
  const subject = useSubject(work, photo, room?.free.height ?? 0);
  const { directRef, ...control } = useView({
    element: marks.stage,
    photo,
    room,
    name,
    subject,
  });
  const stage = useMemo(() => room ?? openRoom(photo), [room, photo]);
  const { view, zoom, pan, hold, reset } = control;
  const rect = useMemo(() => photoRect(view, photo, stage), [view, photo, stage]);
  useMeeting(work, { photo, name, layout });
  useGlide(moving, rect, room, directRef);
  const stable = useMemo(() => ({ view, zoom, pan, hold, reset }), [view, zoom, pan, hold, reset]);
  return { marks, moving, room, stage, control: stable, rect };
}

function useMarks() {
  const stage = useRef<HTMLDivElement>(null);
  const free = useRef<HTMLDivElement>(null);
  const calm = useRef<HTMLDivElement>(null);
  const open = useRef<HTMLDivElement>(null);
  return useMemo(() => ({ stage, free, calm, open }), []);
}

/** Returns the subject that the view shows. It does not change while a nail is being moved. */
function useSubject(work: Work | null, photo: Size, free: number): Subject {
  const selected = work?.selected ?? null;
  const [kept, setKept] = useState({ selected, free, subject: NOBODY });
  if (!work || (kept.selected === selected && kept.free === free)) return kept.subject;
  const next = { selected, free, subject: subjectOf(work.nails, selected, photo) };
  setKept(next);
  return next.subject;
}

/** On all layouts but the desktop, the view zooms to the hand once it is found, unless the user is placing nails. */
function useMeeting(work: Work | null, { photo, name, layout }: Shown) {
  const isDesk = layout === "desk";
  const isFound = work?.finding?.state === "proposed" && !work.finding.isLooking;
  const found = isFound && work.tool === "select" ? work.finding?.nails : undefined;
  const [placed] = useState(work?.nails ?? []);
  const known = placed.length > 0 ? placed : found;
  useEffect(() => {
    if (isDesk || !known) return;
    const hand = boxOf(known, photo, HAND_MARGIN);
    keepView(name, (before) => (before.hand ? {} : { hand }));
  }, [isDesk, known, photo, name]);
}
