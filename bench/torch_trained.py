#!/usr/bin/python3
"""The PyTorch side of bench/agree: many models at once, written for plainness.

Autograd, torch.optim.Adam, tokens as rows, float32. Losses are those of the kernel: L1 is a mean
over tokens (with pairs over both tokens of each, 2B of them) and a sum over features.
Prints a line of JSON a model, its parameters row-major.
"""
import argparse
import json
import math

import torch

torch.set_num_threads(1)


def xavier_normal(models, rows, columns):
    w = torch.randn(models, rows, columns) * math.sqrt(2 / (rows + columns))
    return w.requires_grad_()


def draw(shape, sparsity):
    return torch.where(torch.rand(shape) < sparsity, torch.zeros(()), torch.rand(shape))


def reconstruction(tokens, w, b, importance):
    """L1 of each model; tokens (models, number, n), w (models, m, n), b (models, 1, n)."""
    h = torch.bmm(tokens, w.transpose(1, 2))
    output = torch.relu(torch.bmm(h, w) + b)
    return (importance * (tokens - output) ** 2).sum(2).mean(1)


def head(x, y, w, head_a, head_b, pairs):
    """L2 of each model for pairs of interest (0, 1), (2, 3) and so on."""
    u = torch.bmm(torch.bmm(x, w.transpose(1, 2)), head_a.transpose(1, 2))
    v = torch.bmm(torch.bmm(y, w.transpose(1, 2)), head_b.transpose(1, 2))
    present = (x[:, :, 0:2 * pairs:2] > 0) & (y[:, :, 1:2 * pairs:2] > 0)
    target = present.any(2).float()
    return ((target - (u * v).sum(2)) ** 2).mean(1)


def train(a):
    torch.manual_seed(a.seed)
    importance = torch.tensor([a.decay**i for i in range(a.n)])
    w = xavier_normal(a.models, a.m, a.n)
    b = torch.zeros(a.models, 1, a.n, requires_grad=True)
    parameters = {"w": w, "b": b}
    if a.r:
        parameters["head_a"] = xavier_normal(a.models, a.r, a.m)
        parameters["head_b"] = xavier_normal(a.models, a.r, a.m)
    optimizer = torch.optim.Adam(parameters.values(), lr=1e-3)
    for _ in range(a.steps):
        x = draw((a.models, a.batch, a.n), a.sparsity)
        if a.r:
            y = draw((a.models, a.batch, a.n), a.sparsity)
            losses = reconstruction(torch.cat((x, y), 1), w, b, importance) + head(
                x, y, w, parameters["head_a"], parameters["head_b"], a.pairs)
        else:
            losses = reconstruction(x, w, b, importance)
        optimizer.zero_grad()
        losses.sum().backward()
        optimizer.step()
    return parameters


def main():
    p = argparse.ArgumentParser(description=__doc__,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("n", "m", "r", "pairs", "steps", "seed", "models"):
        p.add_argument("--" + name, type=int, required=True)
    p.add_argument("--batch", type=int, default=1024)
    p.add_argument("--sparsity", type=float, required=True)
    p.add_argument("--decay", type=float, required=True)
    a = p.parse_args()
    parameters = train(a)
    for k in range(a.models):
        print(json.dumps({name: value[k].flatten().tolist()
                          for name, value in parameters.items()}))


main()
