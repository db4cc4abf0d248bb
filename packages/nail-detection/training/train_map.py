"""Trains the network that marks the nail in a crop, for a number of minutes, and writes WORK/map.pt."""

import argparse
import math
import pickle
import time
from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from crops import bent, cut, log_uniform, read, relit
from networks import Map, follow

BATCH = 32


def sample(photos: list[dict], bare: list[dict], random: np.random.Generator):
    """A crop like those of the studio: around a nail, anywhere on a photo, or on a photo without nails."""
    chance, flip = random.random(), random.random() < 0.5
    any_angle = random.uniform(0, 2 * math.pi)
    if chance < 0.07 and bare:
        photo = bare[random.integers(len(bare))]
        x, y, angle = random.uniform(0, photo["w"]), random.uniform(0, photo["h"]), any_angle
        side = log_uniform(random, 0.1, 0.8) * max(photo["w"], photo["h"])
    else:
        photo = photos[random.integers(len(photos))]
        nail = photo["nails"][random.integers(len(photo["nails"]))]
        if chance < 0.27:
            side = log_uniform(random, 0.1, 0.85) * max(photo["w"], photo["h"])
            x, y = random.uniform(0, photo["w"]), random.uniform(0, photo["h"])
            angle = any_angle if random.random() < 0.5 else 0
        else:
            beside = (0.14 if random.random() < 0.7 else 0.5) * nail["length"]
            room = (1.4, 3.6) if random.random() < 0.75 else (1.4, 1.9)
            side = max(14, nail["length"] * log_uniform(random, *room))
            angle = nail["angle"] + random.normal(0, 0.25) if random.random() < 0.6 else any_angle
            x, y = nail["x"] + random.normal(0, beside), nail["y"] + random.normal(0, beside)
    rgb, masks = read(photo, x, y, side, angle, flip, bent(random), cut(photo, x, y, side, random))
    return relit(rgb, masks, random), masks


def loss_of(seen: torch.Tensor, masks: torch.Tensor) -> torch.Tensor:
    nail = masks[:, 0]
    outer, known = (masks[:, 1] / (nail + 1e-6)).clamp(0, 1), (masks[:, 2] > 0.5) & (nail > 0.5)
    chance = torch.sigmoid(seen[:, 0])
    pixels = F.binary_cross_entropy_with_logits(seen[:, 0], nail)
    shared, both = (chance * nail).sum((1, 2)), chance.sum((1, 2)) + nail.sum((1, 2))
    overlap = (1 - (2 * shared + 20) / (both + 20)).mean()
    halves = F.binary_cross_entropy_with_logits(seen[:, 1], outer, reduction="none")
    return pixels + 0.6 * overlap + 0.15 * (halves * known).sum() / (known.sum() + 1)


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--minutes", type=float, default=30)
    given = options.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    learned = [each for each in pickle.loads((given.work / "photos.pkl").read_bytes()) if each["part"] == "train"]
    photos, bare = [each for each in learned if each["nails"]], [each for each in learned if not each["nails"]]
    random = np.random.default_rng(1)
    torch.manual_seed(1)
    net, mean = Map().to(memory_format=torch.channels_last), Map()
    mean.load_state_dict(net.state_dict())
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=2e-3)
    began, step = time.time(), 0
    while (part := (time.time() - began) / (given.minutes * 60)) < 1:
        rate = part / 0.1 if part < 0.1 else 0.5 * (1 + math.cos(math.pi * (part - 0.1) / 0.9))
        for group in optimizer.param_groups:
            group["lr"] = 5e-3 * rate + 2e-5
        crops, masks = zip(*(sample(photos, bare, random) for _ in range(BATCH)))
        seen = torch.from_numpy(np.stack(crops) * 2 - 1).permute(0, 3, 1, 2)
        truth = torch.from_numpy(np.stack(masks)).permute(0, 3, 1, 2).float() / 255
        loss = loss_of(net(seen.contiguous(memory_format=torch.channels_last)), truth)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 3.0)
        optimizer.step()
        step += 1
        follow(mean, net, step)
        if step % 100 == 0:
            print(f"{step}: {loss.item():.3f} after {time.time() - began:.0f} s", flush=True)
            torch.save(mean.state_dict(), given.work / "map.pt")
    torch.save(mean.state_dict(), given.work / "map.pt")
