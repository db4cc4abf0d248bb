"""Writes both networks' weights to src."""

import argparse
from pathlib import Path

import torch
from networks import JUDGE_LAYERS, MAP_LAYERS, Judge, Map, packed

SOURCE = Path(__file__).parent.parent / "src"
WORDS = """/**
 * The weights of the network in {file}, packed as `unpackLayers` reads them. Made by packages/nail-detection/training;
 * NOTICE names the photos, and docs/decisions/0008-finding-nails.md says how well it works.
 */
export const {name} =
  "{weights}";
"""

if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--work", type=Path, required=True)
    given = options.parse_args()
    for net, kept, layers, to, name in [
        (Map(), "map.pt", MAP_LAYERS, "network", "NAIL_WEIGHTS"),
        (Judge(), "judge.pt", JUDGE_LAYERS, "judge", "JUDGE_WEIGHTS"),
    ]:
        net.load_state_dict(torch.load(given.work / kept))
        words = WORDS.format(file=f"{to}.ts", name=name, weights=packed(net.eval(), layers))
        (SOURCE / f"{to}-weights.ts").write_text(words)
