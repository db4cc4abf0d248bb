"""The natural outline of a nail, as src/natural-outline.ts has it, in the judge's crop."""

import cv2
import numpy as np
from crops import SIZE

ROOM = 2.6
POWER, REACH = 2.4, 0.56
STEPS = np.arange(SIZE) + 0.5 - SIZE / 2


def outline(ratio: float) -> np.ndarray:
    """1 inside a nail of this width to length that points up in the crop's middle, 0 outside."""
    length = SIZE / ROOM
    width = length * ratio
    along = length / 2 - STEPS
    inside = np.clip(along, 0, length)
    reach, end = min(REACH * width, length / 2), np.minimum(inside, length - inside)
    bowed = (width / 2) * (1 - np.clip(1 - end / reach, 0, 1) ** POWER) ** (1 / POWER)
    half = np.where(end <= 0, 0, np.where(end >= reach, width / 2, bowed))
    ends = np.clip(np.minimum(along + 0.5, length + 0.5 - along), 0, 1)
    return (np.clip(half[:, None] - np.abs(STEPS)[None] + 0.5, 0, 1) * ends[:, None]).astype(np.float32)


def overlap(shape: np.ndarray, nail: np.ndarray) -> tuple[float, bool]:
    """What the outline and the nail under it have in common, and whether the crop's middle lies on that nail."""
    count, labels = cv2.connectedComponents((nail > 127).astype(np.uint8), connectivity=4)
    inside = shape > 0.5
    shared = np.bincount(labels[inside], minlength=count)
    shared[0] = 0
    label = int(shared.argmax())
    if shared[label] == 0:
        return 0.0, False
    own = labels == label
    middle = slice(SIZE // 2 - 1, SIZE // 2 + 1)
    return float((own & inside).sum() / (own | inside).sum()), bool(own[middle, middle].any())
