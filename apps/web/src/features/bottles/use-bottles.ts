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
          toast.error("Nothing was removed", { description: failureOf(error).message }),
        onSuccess: () =>
          toast(
            bottles.length === 1
              ? `${bottleName(first)} was removed`
              : `${bottles.length} bottles were removed`,
            {
              action: {
                label: "Undo",
                onClick: () => put.mutate({ bottles: bottles.map(fieldsOf) }),
              },
            },
          ),
      },
    );
  }
  return { put, update, takeAway, isRemoving: remove.isPending };
}
