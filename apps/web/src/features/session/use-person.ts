import { authClient } from "./auth-client.ts";

/** Who is signed in. A guest has no real e-mail yet. */
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

/** The signed-in person, or null. */
export function usePerson(): PersonState {
  const { data, isPending, error, refetch } = authClient.useSession();
  const user = data?.user;
  return {
    person: user
      ? { id: user.id, name: user.name, email: user.email, isGuest: user.isAnonymous === true }
      : null,
    isLoading: isPending,
    failed: error !== null,
    refetch: () => void refetch(),
  };
}
