import { useQueryClient } from "@tanstack/react-query";
import {
  type ReactNode,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { whenSignedOut } from "../../api/query-client.ts";
import { trpc } from "../../api/trpc.ts";
import { usePart } from "../../hooks/use-part.ts";
import { partOf } from "../../platform/parts.ts";
import { useOutbox } from "../outbox/index.ts";
import { setDraftOwner } from "../tabs/index.ts";
import { hasVisited, rememberVisit } from "./first-visit.ts";
import { onPersonChangedElsewhere } from "./person-changed.ts";
import { signInAsGuest } from "./sign-in-as-guest.ts";
import { PERSON_KEY, usePerson } from "./use-person.ts";

interface SessionGateProps {
  /** The studio's outline, shown until it is known who is signed in. */
  fallback: ReactNode;
  children: ReactNode;
}

const RETRY_MS = 3_000;

/** Loaded on demand, because most visits never need it. */
const welcomePart = partOf(() => import("./Welcome.tsx"));

/**
 * Opens the studio for a signed-in user. On a first visit it signs in a new guest if the studio accepts guests;
 * otherwise it shows the sign-in form.
 */
export function SessionGate({ fallback, children }: SessionGateProps) {
  const { person, isLoading, failed, refetch } = usePerson();
  const queryClient = useQueryClient();
  const status = trpc.system.status.useQuery(undefined, { staleTime: 30_000, retry: true });
  const guestAsked = useRef(false);
  const [guestRefused, setGuestRefused] = useState(false);
  const lastId = useRef<string | null>(null);
  const wasGuest = useRef(false);
  const readSession = useEffectEvent(refetch);

  useEffect(() => whenSignedOut(() => readSession()), []);
  useEffect(() => onPersonChangedElsewhere(() => readSession()), []);

  // Removes all data of the previous person before the paint, so that the new person never sees it.
  const id = person?.id ?? null;
  const isGuest = person?.isGuest ?? false;
  useLayoutEffect(() => {
    if (id !== null) {
      rememberVisit();
      if (setDraftOwner(id, wasGuest.current && !isGuest)) useOutbox.getState().clear();
      if (lastId.current !== null && lastId.current !== id)
        void queryClient.resetQueries({
          predicate: ({ queryKey }) => queryKey[0] !== PERSON_KEY[0],
        });
      lastId.current = id;
    }
    wasGuest.current = isGuest;
  }, [id, isGuest, queryClient]);

  useEffect(() => {
    if (!failed || person) return;
    const timer = setInterval(() => readSession(), RETRY_MS);
    return () => clearInterval(timer);
  }, [failed, person]);

  const isFirstVisit = !hasVisited();
  const guestsAllowed = status.data?.guestsAllowed === true;
  useEffect(() => {
    if (isLoading || failed || person || !isFirstVisit || !guestsAllowed || guestAsked.current)
      return;
    guestAsked.current = true;
    void signInAsGuest().then((problem) => {
      setGuestRefused(problem !== null);
      readSession();
    });
  }, [isLoading, failed, person, isFirstVisit, guestsAllowed]);

  const isEntering = isFirstVisit && guestsAllowed && !guestRefused;
  const isUnknown = isLoading || failed || !status.data || isEntering;
  const welcome = usePart(welcomePart, !person && !isUnknown);
  if (person) return children;
  if (isUnknown || !status.data || !welcome) return fallback;
  return <welcome.Welcome status={status.data} onDone={refetch} />;
}
