"""Crops of photos as src/photo-crop.ts reads them, and their changes of light, colour and shape during training."""

import math

import cv2
import numpy as np

SIZE = 64
GREY = (128, 128, 128)
LACQUERS = np.array([
    (0.7, 0.1, 0.15), (0.85, 0.3, 0.45), (0.95, 0.75, 0.75), (0.1, 0.1, 0.12), (0.95, 0.94, 0.92), (0.6, 0.45, 0.35),
])  # fmt: skip


def pyramid(image: np.ndarray) -> list[np.ndarray]:
    levels = [image]
    while min(levels[-1].shape[:2]) >= 24:
        height, width = levels[-1].shape[:2]
        levels.append(cv2.resize(levels[-1], (width // 2, height // 2), interpolation=cv2.INTER_AREA))
    return levels


def read(photo: dict, x: float, y: float, side: float, angle: float, flip: bool, bend=None, window=None):
    """
    The crop's colours, and its masks (nail, outer half, direction known). Beyond the photo it is grey. `bend` maps the
    crop's own coordinates (3 x 3); beyond `window` (left, top, right, bottom) the photo ends.
    """
    level = math.floor(math.log2(max(1, side / SIZE)) + 0.35)
    level = max(0, min(len(photo["rgb"]) - 1, level))
    image = photo["rgb"][level]
    height, width = image.shape[:2]
    cos, sin, way = math.cos(angle) * side / 2, math.sin(angle) * side / 2, -1 if flip else 1
    onto_photo = np.array([[cos * way, -sin, x], [sin * way, cos, y], [0, 0, 1]])
    from_pixel = np.array([[2 / SIZE, 0, 1 / SIZE - 1], [0, 2 / SIZE, 1 / SIZE - 1], [0, 0, 1]])
    to_level = np.array([[width / photo["w"], 0, -0.5], [0, height / photo["h"], -0.5], [0, 0, 1]])
    placed = onto_photo @ (np.eye(3) if bend is None else bend) @ from_pixel
    how = {"dsize": (SIZE, SIZE), "flags": cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP}
    rgb = cv2.warpPerspective(image, to_level @ placed, borderMode=cv2.BORDER_CONSTANT, borderValue=GREY, **how)
    masks = cv2.warpPerspective(photo["mask"][level], to_level @ placed, **how)
    if window is not None:
        column, row = np.meshgrid(np.arange(SIZE), np.arange(SIZE))
        px, py, pz = (placed[i, 0] * column + placed[i, 1] * row + placed[i, 2] for i in range(3))
        beyond = (px / pz < window[0]) | (px / pz > window[2]) | (py / pz < window[1]) | (py / pz > window[3])
        rgb[beyond], masks[beyond] = 128, 0
    return rgb, masks


def log_uniform(random: np.random.Generator, least: float, most: float) -> float:
    return math.exp(random.uniform(math.log(least), math.log(most)))


def bent(random: np.random.Generator):
    """A map that stretches and shears a crop and turns it a little to the side."""
    if random.random() < 0.3:
        return None
    wide, lean = math.exp(random.normal(0, 0.1)), random.normal(0, 0.08)
    return np.array([[wide, lean, 0], [0, 1 / wide, 0], [random.normal(0, 0.05), random.normal(0, 0.05), 1]])


def cut(photo: dict, x: float, y: float, side: float, random: np.random.Generator):
    """Where the photo ends: at times within the crop, because a photo's border may cut a nail."""
    if random.random() > 0.1:
        return None
    window = [0.0, 0.0, float(photo["w"]), float(photo["h"])]
    edge = int(random.integers(4))
    window[edge] = (x if edge % 2 == 0 else y) + side * random.uniform(0.1, 0.6) * (-1 if edge < 2 else 1)
    return window


def relit(rgb: np.ndarray, masks: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """The crop (0 to 1) as if with another lacquer or skin, in another light, through another camera."""
    seen, nail = rgb.astype(np.float32) / 255, masks[..., :1].astype(np.float32) / 255
    if nail.max() > 0.5 and random.random() < 0.22:
        seen = lacquered(seen, nail, masks[..., 1:2].astype(np.float32) / 255, random)
    if random.random() < 0.3:
        tone = np.array([1, random.uniform(0.8, 1.05), random.uniform(0.65, 1.05)])
        skin = 1 - nail * random.uniform(0, 1)
        seen = seen * (1 - skin) + seen * random.uniform(0.4, 1.1) * tone * skin
    seen = np.clip(seen, 1e-3, 1) ** math.exp(random.normal(0, 0.25))
    seen = seen * np.exp(random.normal(0, 0.09, 3)) * math.exp(random.normal(0, 0.15))
    if random.random() < 0.4:
        grey = seen.mean(2, keepdims=True)
        seen = grey + (seen - grey) * random.uniform(0.3, 1.5)
    mean = seen.mean()
    seen = (seen - mean) * math.exp(random.normal(0, 0.2)) + mean
    if random.random() < 0.25:
        small = int(random.integers(24, 52))
        tiny = cv2.resize(seen.astype(np.float32), (small, small), interpolation=cv2.INTER_AREA)
        seen = cv2.resize(tiny, (SIZE, SIZE))
    if random.random() < 0.5:
        seen = seen + random.normal(0, random.uniform(0, 0.03), seen.shape)
    return np.where((rgb == 128).all(2, keepdims=True), 0.5, np.clip(seen, 0, 1)).astype(np.float32)


def lacquered(seen, nail, outer, random: np.random.Generator) -> np.ndarray:
    color = random.random(3) if random.random() < 0.6 else LACQUERS[random.integers(len(LACQUERS))]
    light = seen.mean(2, keepdims=True)
    usual = (light * nail).sum() / (nail.sum() + 1e-3)
    volume = 1 + (light / (usual + 0.02) - 1) * random.uniform(0.3, 1.3)
    gloss = np.clip(light - usual, 0, None) * random.uniform(0, 1.2)
    cover = nail * (outer if random.random() < 0.2 else 1) * random.uniform(0.5, 1)
    return seen * (1 - cover) + np.clip(color * volume + gloss, 0, 1) * cover
