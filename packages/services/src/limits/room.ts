/** Keeps account of the amounts that are held, by each user and in total. */
export interface Room {
  inAll(): number;
  /**
   * Returns whether this user may hold this additional amount. An amount above the limit is allowed if the user holds
   * nothing else.
   */
  fitsUser(who: string, amount: number): boolean;
  fitsAll(amount: number): boolean;
  /**
   * Takes an amount, and returns the function that gives it back. Calling that function twice has no further effect.
   */
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
