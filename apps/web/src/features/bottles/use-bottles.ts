import { plural, t } from "@lingui/core/macro";
import type { Bottle, BottleFields } from "@lacquer/contracts";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { toast } from "../../ui/toast.ts";
import { bottleName } from "../color/index.ts";

const fieldsOf = ({ name, maker, code, finish, color, colorOrigin }: Bottle): BottleFields => ({
  name,
  maker,
  code,
  finish,
  color,
  colorOrigin,
});

function removedWords(bottles: readonly Bottle[]): string {
  const name = bottles[0] ? bottleName(bottles[0]) : "";
  return plural(bottles.length, {
    one: `${name} was removed`,
    other: "# bottles were removed",
  });
}

/** Returns the functions that change the shelf. A removal can be undone as long as its notice is shown. */
export function useBottles() {
  const cache = trpc.useUtils();
  const onSettled = () => cache.bottles.list.invalidate();
  const put = trpc.bottles.put.useMutation({ onSettled });
  const update = trpc.bottles.update.useMutation({ onSettled });
  const remove = trpc.bottles.remove.useMutation({ onSettled });

  function takeAway(bottles: readonly Bottle[]) {
    const [first] = bottles;
    if (!first) return;
    remove.mutate(
      { ids: bottles.map(({ id }) => id) },
      {
        onError: (error) =>
          toast.error(t`Nothing was removed`, { description: failureOf(error).message }),
        onSuccess: () =>
          toast(removedWords(bottles), {
            action: {
              label: t`Undo`,
              onClick: () => put.mutate({ bottles: bottles.map(fieldsOf) }),
            },
          }),
      },
    );
  }
  return { put, update, takeAway, isRemoving: remove.isPending };
}
