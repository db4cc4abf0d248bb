"""Groups alike photos, so that no scene is both learned and measured, and writes WORK/split.json: {NAME: [part, group]}."""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

import cv2
import numpy as np

TEST, VAL = 0.2, 0.1
# The photos of a group larger than this are only used for learning.
LARGEST_HELD_OUT = 40


def features(file: Path) -> tuple[np.ndarray, np.ndarray]:
    """A histogram of colours, and a tiny picture."""
    lab = cv2.cvtColor(cv2.imread(str(file)), cv2.COLOR_BGR2LAB)
    colors = cv2.calcHist([lab], [0, 1, 2], None, [6, 10, 10], [0, 256, 90, 190, 90, 190]).ravel()
    tiny = cv2.resize(lab, (12, 12), interpolation=cv2.INTER_AREA).astype(np.float32).ravel()
    tiny -= tiny.mean()
    return np.sqrt(colors / colors.sum()), tiny / np.linalg.norm(tiny)


def numbers(folder: Path, names: list[str]) -> list[int | None]:
    """The number in each photo's original file name, where it has one."""
    listed = folder / "sources.tsv"
    lines = listed.read_text().splitlines() if listed.exists() else []
    sources = dict(line.split("\t")[:2] for line in lines if "\t" in line)
    matches = [re.match(r"^(\d+)_png", sources.get(name, "")) for name in names]
    return [int(match.group(1)) if match else None for match in matches]


def groups(folder: Path, names: list[str]) -> list[int]:
    seen = [features(folder / f"{name}.jpg") for name in names]
    colors, tiny = (np.array(list(each)) for each in zip(*seen))
    by_color, by_picture, number = colors @ colors.T, tiny @ tiny.T, numbers(folder, names)
    parent = list(range(len(names)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i in range(len(names)):
        for j in range(i + 1, len(names)):
            near = number[i] is not None and number[j] is not None and abs(number[i] - number[j]) <= 12
            alike = by_color[i, j] > 0.93 or by_picture[i, j] > 0.93
            if alike or (near and by_color[i, j] > 0.72) or (by_color[i, j] > 0.85 and by_picture[i, j] > 0.7):
                parent[root(i)] = root(j)
    return [root(i) for i in range(len(names))]


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--photos", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    given = options.parse_args()
    names = sorted(file.stem for file in given.photos.glob("*.jpg"))
    group_of = groups(given.photos, names)
    sizes = Counter(group_of)
    order = sorted(sizes)
    np.random.default_rng(7).shuffle(order)
    part, test, val = {}, 0, 0
    for group in order:
        part[group] = "train"
        if sizes[group] <= LARGEST_HELD_OUT and test < TEST * len(names):
            part[group], test = "test", test + sizes[group]
        elif sizes[group] <= LARGEST_HELD_OUT and val < VAL * len(names):
            part[group], val = "val", val + sizes[group]
    split = {name: [part[group], int(group)] for name, group in zip(names, group_of)}
    given.work.mkdir(parents=True, exist_ok=True)
    (given.work / "split.json").write_text(json.dumps(split))
    print(len(sizes), "groups", Counter(each for each, _ in split.values()))
