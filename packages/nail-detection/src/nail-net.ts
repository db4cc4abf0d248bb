import { type NailJudge, unpackJudge } from "./judge.ts";
import { JUDGE_WEIGHTS } from "./judge-weights.ts";
import type { Kind } from "./layers.ts";
import { type NailMapper, unpackMapper } from "./network.ts";
import { NAIL_WEIGHTS } from "./network-weights.ts";

/** Both networks, ready to run. */
export interface NailNet extends NailMapper, NailJudge {}

/** Unpacks the weights of both networks. */
export const unpackNet = (
  packed: { map: string; judge: string },
  kind: Kind = "fastest",
): NailNet => ({ ...unpackMapper(packed.map, kind), ...unpackJudge(packed.judge, kind) });

let own: NailNet | undefined;

/** Returns Lacquer's own networks, whose weights are unpacked at the first call. */
export function nailNet(): NailNet {
  own ??= unpackNet({ map: NAIL_WEIGHTS, judge: JUDGE_WEIGHTS });
  return own;
}
