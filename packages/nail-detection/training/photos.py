"""Photos with nail masks, and the crops that the network learns from."""

import hashlib
import io
import json
import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from scipy import ndimage

SIZE = 64
# For each known photo, by its hash: its fold (photos of one scene share one) and roughly where its fingertips point.
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
    """A photo's colours, nails and outer halves of nails as a pyramid, and where each nail lies."""
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


def crop(photo: dict, x: float, y: float, side: float, angle: float, flip: bool, bend=None, window=None):
    """
    A crop as `readCrop` in src/photo-crop.ts reads it, with the two planes of the mask and one that is 1 on the photo
    and 0 beyond it. `bend` maps the crop's own coordinates (2 x 3); beyond `window` (left, top, right, bottom) the photo ends.
    """
    level = int(math.floor(math.log2(max(1, side / SIZE)) + 0.35))
    level = max(0, min(len(photo["levels"]) - 1, level))
    image = photo["levels"][level]
    height, width = image.shape[2:]
    steps = (torch.arange(SIZE) + 0.5) / SIZE * 2 - 1
    v, u = torch.meshgrid(steps, steps, indexing="ij")
    u = -u if flip else u
    if bend is not None:
        far = 1 + bend[0][2] * u + bend[1][2] * v
        u, v = (bend[0][0] * u + bend[0][1] * v) / far, (bend[1][0] * u + bend[1][1] * v) / far
    sin, cos, half, scale = math.sin(angle), math.cos(angle), side / 2, 2**level
    px, py = x + (u * cos - v * sin) * half, y + (u * sin + v * cos) * half
    left, top, right, bottom = window or (0, 0, photo["width"], photo["height"])
    inside = ((px >= left) & (px <= right) & (py >= top) & (py <= bottom)).float()
    grid = torch.stack([px / scale / width * 2 - 1, py / scale / height * 2 - 1], -1)
    planes = F.grid_sample(image, grid[None], padding_mode="border", align_corners=False)[0]
    return torch.cat([planes[:3], planes[3:] * inside, inside[None]])


def sample(photos: list[dict], random: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """A crop as if in another light, with another lacquer and background; also its masks of nail and outer half."""
    photo = photos[random.integers(len(photos))]
    nail = photo["nails"][random.integers(len(photo["nails"]))]
    flip = random.random() < 0.5
    if random.random() < 0.15:
        side = nail["length"] * log_uniform(random, 1.4, 6)
        x, y = random.uniform(0, photo["width"]), random.uniform(0, photo["height"])
        angle = random.uniform(0, 2 * math.pi)
    else:
        beside = (0.16 if random.random() < 0.65 else 0.5) * nail["length"]
        side = nail["length"] * log_uniform(random, 1.4, 3.6)
        turned = random.normal(0, 0.3) if random.random() < 0.55 else random.uniform(0, 2 * math.pi)
        x, y = nail["x"] + random.normal(0, beside), nail["y"] + random.normal(0, beside)
        angle = nail["angle"] + turned
    planes = crop(photo, x, y, side, angle, flip, bent(random), cut(photo, x, y, side, random))
    nailness, inside = planes[3].clamp(0, 1), planes[5:6]
    outer = (planes[4] / (planes[3] + 1e-6)).clamp(0, 1)
    rgb = planes[:3]
    if random.random() < 0.3:
        rgb = grounded(rgb, nailness, photos, random)
    rgb = changed(rgb, planes[3:4], planes[4:5], random)
    return rgb * inside + 0.5 * (1 - inside), torch.stack([nailness, outer])


def log_uniform(random: np.random.Generator, least: float, most: float) -> float:
    return math.exp(random.uniform(math.log(least), math.log(most)))


def bent(random: np.random.Generator):
    """A map that stretches and shears a crop and turns it a little to the side."""
    if random.random() < 0.3:
        return None
    wide, lean = math.exp(random.normal(0, 0.12)), random.normal(0, 0.1)
    return [[wide, lean, random.normal(0, 0.06)], [0.0, 1 / wide, random.normal(0, 0.06)]]


def cut(photo: dict, x: float, y: float, side: float, random: np.random.Generator):
    """Where the photo ends: at times within the crop, because a photo's border may cut a nail."""
    window = [0.0, 0.0, float(photo["width"]), float(photo["height"])]
    if random.random() < 0.15:
        edge = int(random.integers(4))
        away = side * random.uniform(0.1, 0.6) * (-1 if edge < 2 else 1)
        at = (x if edge % 2 == 0 else y) + away
        window[edge] = max(window[edge], at) if edge < 2 else min(window[edge], at)
    return window


def grounded(rgb, nailness, photos: list[dict], random: np.random.Generator) -> torch.Tensor:
    """Puts another photo's background, or a plain one, beyond a line that touches no nail."""
    way = random.uniform(0, 2 * math.pi)
    steps = torch.linspace(-1, 1, SIZE)
    along = math.cos(way) * steps.view(1, SIZE) + math.sin(way) * steps.view(SIZE, 1)
    covered = along[nailness > 0.02]
    least = float(covered.max()) + random.uniform(0.04, 0.6) if len(covered) else random.uniform(-0.6, 0.6)
    if random.random() < 0.6:
        other = photos[random.integers(len(photos))]
        x, y = random.uniform(0, other["width"]), random.uniform(0, other["height"])
        side = log_uniform(random, 0.1, 0.6) * other["width"]
        seen = crop(other, x, y, side, random.uniform(0, 2 * math.pi), False)
        # Left out where that background has nails of its own.
        ground = seen[:3] if float(seen[3].max()) < 0.02 else seen[:3].mean((1, 2), keepdim=True).expand(3, SIZE, SIZE)
    else:
        ground = torch.tensor(random.random(3), dtype=torch.float32).view(3, 1, 1)
        ground = ground * (1 + 0.3 * random.normal() * along) + torch.randn(3, SIZE, SIZE) * random.uniform(0, 0.1)
    edge = ((along - least) * random.uniform(6, 40)).clamp(0, 1)
    return rgb * (1 - edge) + ground.clamp(0, 1) * edge


def changed(rgb, nail, outer, random: np.random.Generator) -> torch.Tensor:
    rgb = rgb.clone()
    if random.random() < 0.45:
        rgb = lacquered(rgb, nail, outer, random)
    if random.random() < 0.4:
        # Darker skin, with nails darkened by any share of that.
        tone = torch.tensor([1.0, random.uniform(0.8, 1.05), random.uniform(0.65, 1.05)]).view(3, 1, 1).float()
        skin = 1 - nail * random.uniform(0, 1)
        rgb = rgb * (1 - skin) + rgb * random.uniform(0.3, 1.1) * tone * skin
    rgb = rgb.clamp(1e-3, 1) ** math.exp(random.normal(0, 0.3))
    balance = torch.tensor(np.exp(random.normal(0, 0.11, 3)), dtype=torch.float32).view(3, 1, 1)
    rgb = rgb * balance * math.exp(random.normal(0, 0.17))
    if random.random() < 0.5:
        grey = rgb.mean(0, keepdim=True)
        rgb = grey + (rgb - grey) * random.uniform(0.3, 1.6)
    if random.random() < 0.4:
        rgb = hued(rgb, random.normal(0, 0.2))
    mean = rgb.mean()
    rgb = (rgb - mean) * math.exp(random.normal(0, 0.22)) + mean
    if random.random() < 0.35:
        way, steps = random.uniform(0, 2 * math.pi), torch.linspace(-1, 1, SIZE)
        slope = math.cos(way) * steps.view(1, 1, SIZE) + math.sin(way) * steps.view(1, SIZE, 1)
        rgb = rgb * (1 + random.uniform(0, 0.45) * slope)
    blur = random.random()
    if blur < 0.2:
        rgb = F.avg_pool2d(rgb[None], 3, 1, 1, count_include_pad=False)[0]
    elif blur < 0.35:
        # A small picture, enlarged.
        small = F.interpolate(rgb[None], size=int(random.integers(18, 48)), mode="area")
        rgb = F.interpolate(small, size=SIZE, mode="bilinear", align_corners=False)[0]
    if random.random() < 0.15:
        rgb = packed_hard(rgb, int(random.integers(15, 60)))
    return (rgb + torch.randn_like(rgb) * random.uniform(0, 0.035)).clamp(0, 1)


def hued(rgb, turn: float) -> torch.Tensor:
    """Every hue turned by this many radians about grey."""
    cos, sin = math.cos(turn), math.sin(turn) / math.sqrt(3)
    third = (1 - cos) / 3
    matrix = [[cos + third, third - sin, third + sin], [third + sin, cos + third, third - sin]]
    matrix.append([third - sin, third + sin, cos + third])
    return torch.einsum("ij,jhw->ihw", torch.tensor(matrix), rgb)


def packed_hard(rgb, quality: int) -> torch.Tensor:
    """The picture with the blocks of a JPEG."""
    pixels = (rgb.clamp(0, 1) * 255).byte().permute(1, 2, 0).numpy()
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=quality)
    return torch.from_numpy(np.asarray(Image.open(file), np.float32) / 255).permute(2, 0, 1)


def lacquered(rgb, nail, outer, random: np.random.Generator) -> torch.Tensor:
    color = a_lacquer(random)
    if random.random() < 0.15:
        # From one color into another.
        way, steps = random.uniform(0, 2 * math.pi), torch.linspace(-1, 1, SIZE)
        slope = math.cos(way) * steps.view(1, 1, SIZE) + math.sin(way) * steps.view(1, SIZE, 1)
        part = (slope * random.uniform(1, 4) + 0.5).clamp(0, 1)
        color = color * part + a_lacquer(random) * (1 - part)
    if random.random() < 0.12:
        grain = torch.randn(1, SIZE, SIZE) * random.uniform(0.1, 0.35)
        color = color + (F.avg_pool2d(grain[None], 3, 1, 1)[0] if random.random() < 0.5 else grain)
    light = rgb.mean(0, keepdim=True)
    usual = (light * nail).sum() / (nail.sum() + 1e-3)
    volume = 1 + (light / (usual + 0.02) - 1) * random.uniform(0.3, 1.3)
    gloss = (light - usual).clamp(min=0) * random.uniform(0, 1.2)
    cover = nail * (outer if random.random() < 0.25 else 1) * random.uniform(0.5, 1)
    painted = rgb * (1 - cover) + (color * volume + gloss).clamp(0, 1) * cover
    if random.random() < 0.2:
        # A gleam.
        way, steps = random.uniform(0, 2 * math.pi), torch.linspace(-1, 1, SIZE)
        across = math.cos(way) * steps.view(1, 1, SIZE) + math.sin(way) * steps.view(1, SIZE, 1)
        gleam = torch.exp(-(((across - random.normal(0, 0.2)) / random.uniform(0.03, 0.12)) ** 2))
        painted = painted + nail * gleam * random.uniform(0.2, 0.7)
    return painted


def a_lacquer(random: np.random.Generator) -> torch.Tensor:
    base = LACQUERS[random.integers(len(LACQUERS))] if random.random() < 0.6 else random.random(3)
    return torch.tensor(np.asarray(base) + random.normal(0, 0.06, 3), dtype=torch.float32).view(3, 1, 1)
