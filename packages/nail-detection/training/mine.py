"""Writes WORK/mined.json: what the map network takes for a nail on the learned photos, where no nail was marked."""

import argparse
import json
import math
import pickle
from pathlib import Path

import cv2
import numpy as np
import torch
from crops import SIZE, read
from networks import Map

# The number of crops that are looked at for each side. The side is a share of the photo's longer side.
LOOKS = {0.7: 4, 0.4: 14, 0.2: 26}


def found_in(photo: dict, net: Map, random: np.random.Generator) -> list[dict]:
    crops = []
    for side, count in LOOKS.items():
        for _ in range(count):
            angle = 0 if random.random() < 0.6 else random.uniform(0, 2 * math.pi)
            size = side * max(photo["w"], photo["h"]) * math.exp(random.normal(0, 0.1))
            crops.append((random.uniform(0, photo["w"]), random.uniform(0, photo["h"]), size, angle))
    seen, masks = zip(*(read(photo, *each, False) for each in crops))
    with torch.no_grad():
        pixels = torch.from_numpy(np.stack(seen)).permute(0, 3, 1, 2).float() / 127.5 - 1
        chances = torch.sigmoid(net(pixels)[:, 0]).numpy()
    return [
        nail
        for crop, chance, mask in zip(crops, chances, masks)
        for nail in patches(photo, crop, chance, mask[..., 0])
    ]


def patches(photo: dict, crop: tuple, chance: np.ndarray, mask: np.ndarray):
    x, y, side, angle = crop
    count, labels = cv2.connectedComponents((chance > 0.5).astype(np.uint8), connectivity=4)
    for label in range(1, count):
        rows, columns = np.nonzero(labels == label)
        is_cut = min(rows.min(), columns.min()) == 0 or max(rows.max(), columns.max()) == SIZE - 1
        if len(rows) < 30 or is_cut or chance[rows, columns].mean() < 0.65 or (mask[rows, columns] > 127).mean() > 0.15:
            continue
        weights = chance[rows, columns]
        middle = np.average(columns + 0.5, weights=weights), np.average(rows + 0.5, weights=weights)
        spread, axes = np.linalg.eigh(np.cov(np.stack([columns, rows]), aweights=weights) + np.eye(2) * 0.1)
        width, length = 3.8 * np.sqrt(spread) * side / SIZE
        turned = angle + math.atan2(axes[0, 1], -axes[1, 1])
        u, v = ((each - SIZE / 2) * side / SIZE for each in middle)
        at_x = x + u * math.cos(angle) - v * math.sin(angle) - math.sin(turned) * length / 2
        at_y = y + u * math.sin(angle) + v * math.cos(angle) + math.cos(turned) * length / 2
        if length >= 5:
            yield {
                "x": at_x / photo["w"], "y": at_y / photo["h"], "angle": math.degrees(turned),
                "width": width / photo["w"], "length": length / photo["w"],
            }  # fmt: skip


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--work", type=Path, required=True)
    given = options.parse_args()
    torch.set_num_threads(1)
    net = Map().eval()
    net.load_state_dict(torch.load(given.work / "map.pt"))
    learned = [each for each in pickle.loads((given.work / "photos.pkl").read_bytes()) if each["part"] == "train"]
    random = np.random.default_rng(5)
    found = {photo["name"]: found_in(photo, net, random) for photo in learned}
    (given.work / "mined.json").write_text(json.dumps(found))
    print(sum(map(len, found.values())), "places")
