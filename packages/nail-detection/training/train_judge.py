"""Trains the network that judges an outline, and writes WORK/judge.pt."""

import argparse
import json
import math
import pickle
from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from crops import log_uniform, read, relit
from networks import Judge, follow
from outlines import ROOM, outline, overlap

BATCH = 48
# An outline with at least the overlap NAIL is a nail, and one below NONE is not. An outline in between teaches nothing.
NAIL, NONE = 0.4, 0.25


def place(photos: list[dict], bare: list[dict], mined: list[tuple[dict, dict]], random: np.random.Generator):
    """An outline to judge: photo, middle, angle, length, width to length."""
    chance = random.random()
    if chance < 0.36 and mined:
        photo, found = mined[random.integers(len(mined))]
        angle, length, spread = math.radians(found["angle"]), found["length"] * photo["w"], 0.5
        x = found["x"] * photo["w"] + math.sin(angle) * length / 2
        y = found["y"] * photo["h"] - math.cos(angle) * length / 2
        ratio = found["width"] / found["length"]
    elif chance < 0.46:
        pool = bare if bare and random.random() < 0.35 else photos
        photo, spread = pool[random.integers(len(pool))], 0
        length = log_uniform(random, 0.03, 0.25) * max(photo["w"], photo["h"])
        x, y = random.uniform(0, photo["w"]), random.uniform(0, photo["h"])
        angle, ratio = random.uniform(-math.pi, math.pi), log_uniform(random, 0.45, 1.1)
    else:
        photo, spread = photos[random.integers(len(photos))], 1
        nail = photo["nails"][random.integers(len(photo["nails"]))]
        x, y, angle, length = nail["x"], nail["y"], nail["angle"], nail["length"]
        ratio = nail["width"] / length
        if chance < 0.6:
            away, way = random.uniform(0.4, 1.6) * length, random.uniform(0, 2 * math.pi)
            x, y = x + math.cos(way) * away, y + math.sin(way) * away
            angle, length = angle + random.normal(0, 0.5), length * log_uniform(random, 0.5, 1.9)
    if spread:
        x, y = x + random.normal(0, 0.07 * spread) * length, y + random.normal(0, 0.07 * spread) * length
        angle, length = angle + random.normal(0, 0.14 * spread), length * math.exp(random.normal(0, 0.1 * spread))
        ratio *= math.exp(random.normal(0, 0.1 * spread))
    turn = math.pi if random.random() < 0.3 else 0
    return photo, x, y, angle + turn, max(5, length), min(1.4, max(0.25, ratio))


def lesson(given: tuple, random: np.random.Generator):
    """What the judge sees of an outline, and what it should say: nail, upright (-1 = teaches nothing), overlap."""
    photo, x, y, angle, length, ratio = given
    rgb, masks = read(photo, x, y, length * ROOM, angle, random.random() < 0.5)
    shape = outline(ratio)
    share, is_on = overlap(shape, masks[..., 0])
    nail = 1.0 if share >= NAIL and is_on else 0.0 if share < NONE or not is_on else -1.0
    upright = -1.0
    if nail == 1:
        nearest = min(photo["nails"], key=lambda each: (each["x"] - x) ** 2 + (each["y"] - y) ** 2)
        along = math.cos(nearest["angle"] - angle) if nearest["known"] else 0
        upright = 1.0 if along > 0.6 else 0.0 if along < -0.6 else -1.0
    seen = np.concatenate([relit(rgb, masks, random) * 2 - 1, shape[..., None]], 2)
    return seen, (nail, upright, share)


def loss_of(said: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    nail, upright = truth[:, 0] >= 0, truth[:, 1] >= 0
    loss = F.binary_cross_entropy_with_logits(said[nail, 0], truth[nail, 0])
    if upright.any():
        loss = loss + 0.7 * F.binary_cross_entropy_with_logits(said[upright, 1], truth[upright, 1])
    return loss + 0.5 * F.binary_cross_entropy_with_logits(said[:, 2], truth[:, 2])


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--steps", type=int, default=2600)
    given = options.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    learned = [each for each in pickle.loads((given.work / "photos.pkl").read_bytes()) if each["part"] == "train"]
    photos, bare = [each for each in learned if each["nails"]], [each for each in learned if not each["nails"]]
    named = {each["name"]: each for each in learned}
    found = json.loads((given.work / "mined.json").read_text())
    mined = [(named[name], each) for name, list_of in found.items() for each in list_of]
    random = np.random.default_rng(2)
    torch.manual_seed(2)
    net, mean = Judge().to(memory_format=torch.channels_last), Judge()
    mean.load_state_dict(net.state_dict())
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=1e-2)
    for step in range(1, given.steps + 1):
        part = step / given.steps
        rate = part / 0.1 if part < 0.1 else 0.5 * (1 + math.cos(math.pi * (part - 0.1) / 0.9))
        for group in optimizer.param_groups:
            group["lr"] = 4e-3 * rate + 1e-5
        seen, truth = zip(*(lesson(place(photos, bare, mined, random), random) for _ in range(BATCH)))
        crops = torch.from_numpy(np.stack(seen)).permute(0, 3, 1, 2)
        loss = loss_of(net(crops.contiguous(memory_format=torch.channels_last)), torch.tensor(truth))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 3.0)
        optimizer.step()
        follow(mean, net, step)
        if step % 100 == 0:
            print(f"{step}: {loss.item():.3f}", flush=True)
    torch.save(mean.state_dict(), given.work / "judge.pt")
