"""
Learns the network of src/network.ts from photos with nail masks, and packs it for src/network-weights.ts and
bench/held-out-networks. Needs torch, numpy, scipy and pillow; some ten minutes of one core a network.

    python train.py --photos <folder> --without a --out ../bench/held-out-networks/without-a.txt   # not from the photos of fold a
    python train.py --photos <folder> --out weights.txt                           # from all: the one that ships
"""

import argparse
import base64

import numpy as np
import torch
import torch.nn.functional as F
from photos import load, sample
from torch import nn

BATCH = 24


def block(inputs: int, outputs: int, stride: int = 1, kernel: int = 3, spread: int = 1) -> nn.Sequential:
    rim = kernel // 2 * spread
    convolution = nn.Conv2d(inputs, outputs, kernel, stride, rim, dilation=spread, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.ReLU())


class Net(nn.Module):
    """A small U: the crop folded to 32², two steps down, two up, unfolded to 64²."""

    def __init__(self):
        super().__init__()
        self.a1, self.a2 = block(12, 20), block(20, 24)
        self.b1, self.b2 = block(24, 32, stride=2), block(32, 40)
        self.c1, self.c2, self.c3 = block(40, 40, stride=2), block(40, 40, spread=2), block(40, 32, kernel=1)
        self.u1, self.u2 = block(72, 32), block(32, 20, kernel=1)
        self.v1, self.out = block(44, 24), nn.Conv2d(24, 8, 3, 1, 1)

    def forward(self, crop):
        fine = self.a2(self.a1(F.pixel_unshuffle(crop, 2)))
        middle = self.b2(self.b1(fine))
        coarse = self.c3(self.c2(self.c1(middle)))
        joined = self.u2(self.u1(torch.cat([F.interpolate(coarse, scale_factor=2), middle], 1)))
        whole = self.v1(torch.cat([F.interpolate(joined, scale_factor=2), fine], 1))
        return F.pixel_shuffle(self.out(whole), 2)


def loss_of(seen: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    nail, outer = truth[:, 0], truth[:, 1]
    seen_nail = torch.sigmoid(seen[:, 0])
    pixels = F.binary_cross_entropy_with_logits(seen[:, 0], nail)
    shared, both = (seen_nail * nail).sum((1, 2)), seen_nail.sum((1, 2)) + nail.sum((1, 2))
    overlap = (1 - (2 * shared + 20) / (both + 20)).mean()
    inside = nail > 0.5
    halves = F.binary_cross_entropy_with_logits(seen[:, 1], outer, reduction="none")
    return pixels + 0.6 * overlap + 0.15 * (halves * inside).sum() / (inside.sum() + 1)


def learn(photos: list[dict], steps: int, seed: int) -> Net:
    """The running mean of the network's weights, which varies less than the weights themselves."""
    random = np.random.default_rng(seed)
    torch.manual_seed(seed)
    net = Net().to(memory_format=torch.channels_last)
    mean = Net()
    mean.load_state_dict(net.state_dict())
    optimizer = torch.optim.AdamW(net.parameters(), lr=4e-3, weight_decay=2e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 6e-3, steps, pct_start=0.15)
    for step in range(1, steps + 1):
        crops, truths = zip(*(sample(photos, random) for _ in range(BATCH)))
        seen = net((torch.stack(crops) * 2 - 1).contiguous(memory_format=torch.channels_last))
        loss = loss_of(seen, torch.stack(truths))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        keep = min(0.995, step / (step + 19))
        with torch.no_grad():
            for kept, new in zip(mean.state_dict().values(), net.state_dict().values()):
                kept.mul_(keep).add_(new, alpha=1 - keep) if new.is_floating_point() else kept.copy_(new)
        if step % 100 == 0:
            print(f"{step} of {steps}: {loss.item():.3f}", flush=True)
    return mean.eval()


def packed(net: Net) -> str:
    """The network as `unpackNet` reads it, with each normalisation folded into its convolution."""
    parts = b""
    for name in ["a1", "a2", "b1", "b2", "c1", "c2", "c3", "u1", "u2", "v1", "out"]:
        layer = getattr(net, name)
        if name == "out":
            kernels, offsets = layer.weight.detach(), layer.bias.detach()
        else:
            convolution, norm = layer[0], layer[1]
            factor = (norm.weight / torch.sqrt(norm.running_var + norm.eps)).detach()
            kernels = convolution.weight.detach() * factor.view(-1, 1, 1, 1)
            offsets = (norm.bias - norm.running_mean * factor).detach()
        scale = kernels.abs().amax((1, 2, 3)).clamp(min=1e-8) / 127
        whole = torch.round(kernels / scale.view(-1, 1, 1, 1)).clamp(-127, 127).to(torch.int8)
        parts += scale.numpy().astype("<f4").tobytes() + offsets.numpy().astype("<f4").tobytes()
        parts += whole.numpy().tobytes()
    return base64.b64encode(parts).decode()


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--photos", required=True)
    options.add_argument("--out", required=True)
    options.add_argument("--without", help="a fold of photos.json to leave out")
    options.add_argument("--steps", type=int, default=2200)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    torch.set_num_threads(1)
    known = [photo for photo in load(given.photos) if photo["fold"] != given.without]
    with open(given.out, "w") as file:
        file.write(packed(learn(known, given.steps, given.seed)))
