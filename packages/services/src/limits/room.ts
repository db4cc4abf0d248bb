/** The amount that is held, by each user and in all. */
export interface Room {
  inAll(): number;
  /** Whether this user may hold that much more. An amount larger than the whole room is held alone. */
  fitsUser(who: string, amount: number): boolean;
  fitsAll(amount: number): boolean;
  /** Returns the function that gives it back; calling it twice gives it back once. */
  take(who: string, amount: number, onLeave: () => void): () => void;
}

export function createRoom(room: number, roomPerUser: number): Room {
  const held = new Map<string, number>();
  let inside = 0;
  const heldBy = (who: string) => held.get(who) ?? 0;
  const fits = (now: number, amount: number, most: number) => now === 0 || now + amount <= most;
  return {
    inAll: () => inside,
    fitsUser: (who, amount) => fits(heldBy(who), amount, roomPerUser),
    fitsAll: (amount) => fits(inside, amount, room),
    take(who, amount, onLeave) {
      inside += amount;
      held.set(who, heldBy(who) + amount);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        inside -= amount;
        const rest = heldBy(who) - amount;
        if (rest > 0) held.set(who, rest);
        else held.delete(who);
        onLeave();
      };
    },
  };
}
