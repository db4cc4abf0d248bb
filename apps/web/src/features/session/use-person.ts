import { useQuery } from "@tanstack/react-query";
import { askAuth } from "./ask-auth.ts";

/** The signed-in person. A guest has no real e-mail address yet. */
export interface Person {
  id: string;
  name: string;
  email: string;
  isGuest: boolean;
}

export interface PersonState {
  person: Person | null;
  isLoading: boolean;
  failed: boolean;
  refetch: () => void;
}

/** The query for the signed-in person stays in the cache when that person leaves, while all other data is cleared. */
export const PERSON_KEY = ["person"] as const;

interface Session {
  user: { id: string; name: string; email: string; isAnonymous?: boolean | null };
}

async function readPerson(): Promise<Person | null> {
  const { data, error } = await askAuth("get-session");
  if (error) throw new Error(error.message ?? `The session could not be read: ${error.status}.`);
  // The server and the studio come from the same release, so better-auth's own type for a session fits.
  const session = data as Session | null;
  if (!session) return null;
  const { id, name, email, isAnonymous } = session.user;
  return { id, name, email, isGuest: isAnonymous === true };
}

/** Returns the signed-in person, or null. */
export function usePerson(): PersonState {
  const { data, isPending, error, refetch } = useQuery({
    queryKey: PERSON_KEY,
    queryFn: readPerson,
    // No retries here, because SessionGate retries by itself, even if the browser wrongly believes that it has no
    // network.
    retry: false,
    networkMode: "always",
  });
  return {
    person: data ?? null,
    isLoading: isPending,
    failed: error !== null,
    refetch: () => void refetch(),
  };
}
