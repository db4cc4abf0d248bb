"""Photos with nail masks, and the crops that the network learns from."""

import hashlib
import json
import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from scipy import ndimage

SIZE = 64
# By the photo's hash: its fold (photos of one scene share one) and roughly where its fingertips point.
KNOWN = json.loads((Path(__file__).parent / "photos.json").read_text())
LACQUERS = [
    (0.7, 0.1, 0.15), (0.85, 0.3, 0.45), (0.95, 0.75, 0.75), (0.1, 0.1, 0.12), (0.95, 0.94, 0.92),
    (0.15, 0.2, 0.5), (0.3, 0.5, 0.4), (0.6, 0.45, 0.35), (0.75, 0.6, 0.85), (0.4, 0.05, 0.1),
    (0.9, 0.5, 0.2), (0.5, 0.7, 0.85),
]  # fmt: skip


def load(folder: str) -> list[dict]:
    photos = []
    for file in sorted(Path(folder).glob("*.jpg")):
        known = KNOWN.get(hashlib.sha256(file.read_bytes()).hexdigest()[:16])
        mask_file = file.with_name(f"{file.stem}-nails.png")
        if known is None or not mask_file.exists():
            continue
        rgb = np.asarray(Image.open(file).convert("RGB"), np.float32) / 255
        mask = np.asarray(Image.open(mask_file).convert("L")) > 127
        photos.append({"name": file.stem, "fold": known["fold"], **planes(rgb, mask, known["tips"])})
    return photos


def planes(rgb: np.ndarray, mask: np.ndarray, tips: list[float]) -> dict:
    """Colour, nail and outer half of each nail as a pyramid; and where each nail lies."""
    height, width = mask.shape
    labels, count = ndimage.label(mask)
    nail, outer, nails = np.zeros((2, height, width), np.float32)[0], np.zeros_like(mask, np.float32), []
    for label in range(1, count + 1):
        ys, xs = np.nonzero(labels == label)
        if len(xs) < width * height * 0.0002:
            continue
        x, y = xs.mean() + 0.5, ys.mean() + 0.5
        axis = np.linalg.eigh(np.cov(np.stack([xs, ys])))[1][:, 1]
        if axis @ np.array(tips) < 0:
            axis = -axis
        along = (xs + 0.5 - x) * axis[0] + (ys + 0.5 - y) * axis[1]
        nail[ys, xs] = 1
        outer[ys, xs] = along > (along.max() + along.min()) / 2
        length = along.max() - along.min() + 1
        nails.append({"x": x, "y": y, "length": length, "angle": math.atan2(axis[0], -axis[1])})
    image = np.concatenate([rgb, nail[..., None], outer[..., None]], 2)
    levels = [torch.from_numpy(image).permute(2, 0, 1)[None].contiguous()]
    while min(levels[-1].shape[2:]) > 24:
        levels.append(F.avg_pool2d(levels[-1], 2))
    return {"levels": levels, "width": width, "height": height, "nails": nails}


def crop(photo: dict, x: float, y: float, side: float, angle: float, flip: bool) -> torch.Tensor:
    """As `readCrop` in src/fit/photo.ts reads it, with the two planes of the mask."""
    level = int(math.floor(math.log2(max(1, side / SIZE)) + 0.35))
    level = max(0, min(len(photo["levels"]) - 1, level))
    image = photo["levels"][level]
    height, width = image.shape[2:]
    steps = (torch.arange(SIZE) + 0.5) / SIZE * 2 - 1
    v, u = torch.meshgrid(steps, steps, indexing="ij")
    u = -u if flip else u
    sin, cos, half, scale = math.sin(angle), math.cos(angle), side / 2, 2**level
    grid = torch.stack(
        [
            (x + (u * cos - v * sin) * half) / scale / width * 2 - 1,
            (y + (u * sin + v * cos) * half) / scale / height * 2 - 1,
        ],
        -1,
    )
    return F.grid_sample(image, grid[None], padding_mode="border", align_corners=False)[0]


def sample(photos: list[dict], random: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """One crop, seen by another light and under another lacquer, with nail and outer half."""
    photo = photos[random.integers(len(photos))]
    nail = photo["nails"][random.integers(len(photo["nails"]))]
    flip = random.random() < 0.5
    if random.random() < 0.12:
        side = nail["length"] * log_uniform(random, 1.4, 4)
        x, y = random.uniform(0, photo["width"]), random.uniform(0, photo["height"])
        planes = crop(photo, x, y, side, random.uniform(0, 2 * math.pi), flip)
    else:
        beside = (0.16 if random.random() < 0.7 else 0.5) * nail["length"]
        side = nail["length"] * log_uniform(random, 1.4, 3.4)
        turned = random.normal(0, 0.3) if random.random() < 0.6 else random.uniform(0, 2 * math.pi)
        x, y = nail["x"] + random.normal(0, beside), nail["y"] + random.normal(0, beside)
        planes = crop(photo, x, y, side, nail["angle"] + turned, flip)
    nailness = planes[3].clamp(0, 1)
    outer = (planes[4] / (planes[3] + 1e-6)).clamp(0, 1)
    return changed(planes, random), torch.stack([nailness, outer])


def log_uniform(random: np.random.Generator, least: float, most: float) -> float:
    return math.exp(random.uniform(math.log(least), math.log(most)))


def changed(planes: torch.Tensor, random: np.random.Generator) -> torch.Tensor:
    rgb, nail = planes[:3].clone(), planes[3:4]
    if random.random() < 0.4:
        rgb = lacquered(rgb, nail, planes[4:5], random)
    if random.random() < 0.35:
        # Darker skin, and nails that follow it by any part.
        tone = torch.tensor([1.0, random.uniform(0.85, 1), random.uniform(0.7, 1)]).view(3, 1, 1).float()
        skin = 1 - nail * random.uniform(0, 1)
        rgb = rgb * (1 - skin) + rgb * random.uniform(0.35, 1) * tone * skin
    rgb = rgb.clamp(1e-3, 1) ** math.exp(random.normal(0, 0.3))
    balance = torch.tensor(np.exp(random.normal(0, 0.09, 3)), dtype=torch.float32).view(3, 1, 1)
    rgb = rgb * balance * math.exp(random.normal(0, 0.15))
    if random.random() < 0.5:
        grey = rgb.mean(0, keepdim=True)
        rgb = grey + (rgb - grey) * random.uniform(0.4, 1.5)
    mean = rgb.mean()
    rgb = (rgb - mean) * math.exp(random.normal(0, 0.2)) + mean
    if random.random() < 0.3:
        way, steps = random.uniform(0, 2 * math.pi), torch.linspace(-1, 1, SIZE)
        slope = math.cos(way) * steps.view(1, 1, SIZE) + math.sin(way) * steps.view(1, SIZE, 1)
        rgb = rgb * (1 + random.uniform(0, 0.35) * slope)
    if random.random() < 0.25:
        rgb = F.avg_pool2d(rgb[None], 3, 1, 1, count_include_pad=False)[0]
    return (rgb + torch.randn_like(rgb) * random.uniform(0, 0.03)).clamp(0, 1)


def lacquered(rgb, nail, outer, random: np.random.Generator) -> torch.Tensor:
    base = LACQUERS[random.integers(len(LACQUERS))] if random.random() < 0.6 else random.random(3)
    color = torch.tensor(np.asarray(base) + random.normal(0, 0.06, 3), dtype=torch.float32).view(3, 1, 1)
    light = rgb.mean(0, keepdim=True)
    usual = (light * nail).sum() / (nail.sum() + 1e-3)
    volume = 1 + (light / (usual + 0.02) - 1) * random.uniform(0.3, 1.3)
    gloss = (light - usual).clamp(min=0) * random.uniform(0, 1.2)
    cover = nail * (outer if random.random() < 0.25 else 1) * random.uniform(0.5, 1)
    return rgb * (1 - cover) + (color * volume + gloss).clamp(0, 1) * cover
