"""Finds the nails of all photos and the way their tips point, and writes WORK/photos.pkl."""

import argparse
import json
import math
import pickle
import re
from pathlib import Path

import cv2
import numpy as np
import torch
from crops import SIZE, pyramid, read
from networks import Map, unpacked

SHIPPED = Path(__file__).parent.parent / "src/network-weights.ts"
# Areas smaller than this share of the photo are specks.
SPECK = 0.0002
# A tip is known if its votes sum up to at least KNOWN, and if the nail is at least LONG times as long as wide.
KNOWN, LONG = 1.0, 1.1
JOINT_VOTE = 1.6


def nails_of(mask: np.ndarray) -> tuple[list[dict], np.ndarray]:
    count, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=4)
    nails = []
    for label in range(1, count):
        rows, columns = np.nonzero(labels == label)
        if len(rows) < mask.size * SPECK:
            mask[labels == label] = False
            continue
        x, y = columns.mean() + 0.5, rows.mean() + 0.5
        spread, axes = np.linalg.eigh(np.cov(np.stack([columns, rows]).astype(float)) + np.eye(2) * 0.01)
        axis = axes[:, 1]
        along = (columns + 0.5 - x) * axis[0] + (rows + 0.5 - y) * axis[1]
        across = (rows + 0.5 - y) * axis[0] - (columns + 0.5 - x) * axis[1]
        middle = (along.max() + along.min()) / 2
        nails.append({
            "label": label, "axis": axis, "x": x + middle * axis[0], "y": y + middle * axis[1],
            "length": float(along.max() - along.min() + 1),
            "width": float(np.quantile(across, 0.99) - np.quantile(across, 0.01) + 1),
            "is_long": math.sqrt(spread[1] / max(spread[0], 0.01)) > LONG,
        })  # fmt: skip
    return nails, labels


def by_network(photo: dict, nail: dict, net: Map) -> np.ndarray:
    """Where the map network sees the nail's outer half: a vector towards the tip, of length 1 at most."""
    steps = (torch.arange(SIZE) + 0.5) / SIZE * 2 - 1
    v, u = torch.meshgrid(steps, steps, indexing="ij")
    sum_of = np.zeros(2)
    for quarter in range(4):
        angle = math.atan2(nail["axis"][0], -nail["axis"][1]) + quarter * math.pi / 2
        rgb, masks = read(photo, nail["x"], nail["y"], nail["length"] * 2.1, angle, False)
        with torch.no_grad():
            outer = torch.sigmoid(net(torch.from_numpy(rgb).permute(2, 0, 1)[None].float() / 127.5 - 1))[0, 1]
        weight = torch.from_numpy(masks[..., 0].copy()).float()
        weight = (outer - 0.5) * weight / (weight.sum() + 1e-3)
        x, y = float((weight * u).sum()), float((weight * v).sum())
        sum_of += [x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)]
    length = np.hypot(*sum_of)
    return sum_of / max(length, 1e-6) * min(1, length * 8)


def by_joints(photo: dict, nail: dict, hands: list[dict]) -> np.ndarray:
    """The direction of the fingertip at which the nail lies; nothing when it lies at none."""
    nearest, direction = 0.75, np.zeros(2)
    for hand in hands:
        joints = np.array(hand["joints"]) * [photo["w"], photo["h"]]
        for finger in range(5):
            last, tip = joints[3 + 4 * finger], joints[4 + 4 * finger]
            reach = max(np.hypot(*(tip - last)), 1)
            middle = last + (tip - last) * 0.91
            apart = np.hypot(nail["x"] - middle[0], nail["y"] - middle[1]) / reach
            if apart < nearest:
                nearest, direction = apart, (tip - last) / reach
    return direction


def direct(photo: dict, net: Map, hands: list[dict], labels: list[dict]):
    """Turns every nail's axis towards its tip."""
    nails = photo["nails"]
    seen = [by_network(photo, nail, net) for nail in nails]
    for nail, own in zip(nails, seen):
        others = (np.sum(seen, 0) - own) / max(1, len(nails) - 1)
        votes = np.clip(own @ nail["axis"], -1, 1) + others @ nail["axis"]
        votes += JOINT_VOTE * (by_joints(photo, nail, hands) @ nail["axis"])
        nail["axis"] = nail["axis"] * (-1 if votes < 0 else 1)
        nail["known"] = bool(abs(votes) > KNOWN and nail["is_long"])
    for label in labels if nails else []:
        apart = [math.hypot(each["x"] - label["x"] * photo["w"], each["y"] - label["y"] * photo["h"]) for each in nails]
        nail = nails[int(np.argmin(apart))]
        if min(apart) > nail["length"] / 2:
            continue
        tip = math.radians(label["direction"])
        along = math.sin(tip) * nail["axis"][0] - math.cos(tip) * nail["axis"][1]
        nail["axis"] = nail["axis"] * (-1 if along < 0 else 1)
        nail["known"] = abs(along) > 0.5
    for nail in nails:
        nail["angle"] = math.atan2(nail["axis"][0], -nail["axis"][1])


def planes_of(mask: np.ndarray, nails: list[dict], labels: np.ndarray) -> np.ndarray:
    """The masks that the networks learn from: nail, its outer half, and whether its tip is known."""
    planes = np.zeros((*mask.shape, 3), np.uint8)
    planes[..., 0] = mask * np.uint8(255)
    for nail in nails:
        rows, columns = np.nonzero(labels == nail["label"])
        along = (columns + 0.5 - nail["x"]) * nail["axis"][0] + (rows + 0.5 - nail["y"]) * nail["axis"][1]
        planes[rows, columns, 1] = (along > 0) * np.uint8(255)
        planes[rows, columns, 2] = 255 if nail["known"] else 0
    return planes


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--photos", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--joints", type=Path)
    options.add_argument("--labels", type=Path)
    given = options.parse_args()
    torch.set_num_threads(1)
    split = json.loads((given.work / "split.json").read_text())
    joints = json.loads(given.joints.read_text()) if given.joints else {}
    labelled = json.loads(given.labels.read_text())["photos"] if given.labels else {}
    net = unpacked(re.search(r'"([A-Za-z0-9+/=]+)"', SHIPPED.read_text()).group(1))
    photos = []
    for name, (part, _group) in sorted(split.items()):
        rgb = cv2.cvtColor(cv2.imread(str(given.photos / f"{name}.jpg")), cv2.COLOR_BGR2RGB)
        mask = cv2.imread(str(given.photos / f"{name}-nails.png"), cv2.IMREAD_GRAYSCALE) > 127
        nails, areas = nails_of(mask)
        photo = {"name": name, "part": part, "w": mask.shape[1], "h": mask.shape[0], "nails": nails}
        photo["rgb"], photo["mask"] = pyramid(rgb), pyramid(np.dstack([mask.astype(np.uint8) * 255] * 3))
        # The networks must not learn from the labels of the photos that are measured.
        labels = labelled.get(name, {}).get("nails", []) if part == "train" else []
        direct(photo, net, joints.get(name, {}).get("hands", []), labels)
        photo["mask"] = pyramid(planes_of(mask, nails, areas))
        photos.append(photo)
    (given.work / "photos.pkl").write_bytes(pickle.dumps(photos))
    known = [nail["known"] for photo in photos for nail in photo["nails"]]
    print(len(known), "nails,", sum(known), "of them with a known tip")
