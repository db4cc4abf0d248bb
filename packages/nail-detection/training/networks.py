"""The two networks, and how their weights are packed for src/layers.ts."""

import base64

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

MAP_LAYERS = "a1 a2 b1 b2 c1 c2 c3 c4 u1 u2 v1 out".split()
JUDGE_LAYERS = "j1 j2 j3 j4 j5 out".split()


def block(inputs: int, outputs: int, stride: int = 1, kernel: int = 3, spread: int = 1) -> nn.Sequential:
    rim = kernel // 2 * spread
    convolution = nn.Conv2d(inputs, outputs, kernel, stride, rim, dilation=spread, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.ReLU())


class Map(nn.Module):
    """A small U: the crop folded to 32², two steps down, two up, unfolded to 64². Planes: nail, outer half of the nail."""

    def __init__(self):
        super().__init__()
        self.a1, self.a2 = block(12, 20), block(20, 24)
        self.b1, self.b2 = block(24, 36, stride=2), block(36, 48)
        self.c1, self.c2, self.c3 = block(48, 64, stride=2), block(64, 64, spread=2), block(64, 64, spread=2)
        self.c4 = block(64, 40, kernel=1)
        self.u1, self.u2 = block(88, 40), block(40, 20, kernel=1)
        self.v1, self.out = block(44, 24), nn.Conv2d(24, 8, 3, 1, 1)

    def forward(self, crop):
        fine = self.a2(self.a1(F.pixel_unshuffle(crop, 2)))
        middle = self.b2(self.b1(fine))
        coarse = self.c4(self.c3(self.c2(self.c1(middle))))
        joined = self.u2(self.u1(torch.cat([F.interpolate(coarse, scale_factor=2), middle], 1)))
        whole = self.v1(torch.cat([F.interpolate(joined, scale_factor=2), fine], 1))
        return F.pixel_shuffle(self.out(whole), 2)


class Judge(nn.Module):
    """Colours and outline of one place, folded to 32²; log odds of: nail, upright, overlap. The fourth output is unused."""

    def __init__(self):
        super().__init__()
        self.j1, self.j2 = block(16, 24, stride=2), block(24, 40)
        self.j3, self.j4 = block(40, 64, stride=2), block(64, 64, spread=2)
        self.j5 = block(64, 32, kernel=1)
        self.drop = nn.Dropout(0.15)
        self.out = nn.Linear(32 * 64, 4)

    def forward(self, seen):
        small = self.j5(self.j4(self.j3(self.j2(self.j1(F.pixel_unshuffle(seen, 2))))))
        return self.out(self.drop(small.flatten(1)))


def follow(mean: nn.Module, net: nn.Module, step: int):
    """Moves the running mean of the weights, which varies less than the weights themselves."""
    keep = min(0.997, step / (step + 19))
    with torch.no_grad():
        for kept, new in zip(mean.state_dict().values(), net.state_dict().values()):
            kept.mul_(keep).add_(new, alpha=1 - keep) if new.is_floating_point() else kept.copy_(new)


def packed(net: nn.Module, names: list[str]) -> str:
    """For each layer: scales, offsets, and kernels (out, in, row, column) as signed bytes; normalisation folded in."""
    parts = b""
    for name in names:
        layer = getattr(net, name)
        if name == "out":
            kernels, offsets = layer.weight.detach(), layer.bias.detach()
            kernels = kernels.view(len(kernels), -1, 8, 8) if kernels.dim() == 2 else kernels
        else:
            convolution, norm = layer[0], layer[1]
            factor = (norm.weight / torch.sqrt(norm.running_var + norm.eps)).detach()
            kernels = convolution.weight.detach() * factor.view(-1, 1, 1, 1)
            offsets = (norm.bias - norm.running_mean * factor).detach()
        scale = kernels.abs().amax((1, 2, 3)).clamp(min=1e-8) / 127
        whole = torch.round(kernels / scale.view(-1, 1, 1, 1)).clamp(-127, 127).to(torch.int8)
        parts += scale.numpy().astype("<f4").tobytes() + offsets.numpy().astype("<f4").tobytes()
        parts += whole.contiguous().numpy().tobytes()
    return base64.b64encode(parts).decode()


def unpacked(text: str) -> Map:
    """A map network with packed weights, for use only: normalisation does nothing."""
    data, at, net = base64.b64decode(text), 0, Map().eval()
    for name in MAP_LAYERS:
        layer = getattr(net, name)
        convolution = layer if name == "out" else layer[0]
        shape = convolution.weight.shape
        scale = np.frombuffer(data, "<f4", shape[0], at)
        offsets = np.frombuffer(data, "<f4", shape[0], at + 4 * shape[0])
        kernels = np.frombuffer(data, np.int8, shape.numel(), at + 8 * shape[0]).reshape(shape)
        at += 8 * shape[0] + shape.numel()
        convolution.weight.data = torch.tensor(kernels * scale[:, None, None, None], dtype=torch.float32)
        bias = torch.tensor(offsets.copy())
        if name == "out":
            layer.bias.data = bias
        else:
            layer[1].bias.data, layer[1].eps = bias, 0.0
    return net
