#!/usr/bin/env python3
"""The PyTorch side of bench/addition: the published run's step as its model is usually written.

One attention-only layer over all places, autograd, AdamW over lists of parameters. With --lean it is
what a careful researcher makes of it: queries, scores and outputs at the predicted places alone.

With --follow FILE it takes the steps that the kernel's side wrote there, in double, and prints the
loss of each. Otherwise it reads lines "SECONDS" from standard input; for each, it trains for about
that long and prints the microseconds of CPU a step.
"""
import argparse
import math
import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import torch
from torch.nn import functional

torch.set_num_threads(1)

NAMES = ["W_E", "W_pos", "W_Q", "W_K", "W_V", "b_Q", "b_K", "b_V", "W_O", "b_O", "W_U", "b_U"]


class Transformer:
    def __init__(self, a, dtype):
        self.digits, self.width, self.heads, self.size = a.digits, a.width, a.heads, a.head_size
        self.answers, self.places = a.digits + 1, 3 * a.digits + 1
        h, d, n = self.heads, self.size, self.width
        self.shapes = [(12, n), (self.places, n), (h, n, d), (h, n, d), (h, n, d), (h, d), (h, d),
                       (h, d), (h, d, n), (n,), (n, 10), (10,)]
        self.parameters = [
            (torch.zeros(s, dtype=dtype) if name.startswith("b_") else
             torch.randn(s, dtype=dtype) * (0.8 / math.sqrt(n))).requires_grad_()
            for name, s in zip(NAMES, self.shapes)]
        self.first = self.places - self.answers if a.lean else 0
        hidden = torch.ones(self.places, self.places).triu(1).bool()
        self.hidden = hidden[self.first:]

    def logits(self, tokens):
        """(batch, answers, 10)"""
        w_e, w_pos, w_q, w_k, w_v, b_q, b_k, b_v, w_o, b_o, w_u, b_u = self.parameters
        n, units = self.width, self.heads * self.size
        x = w_e[tokens] + w_pos
        asking = x[:, self.first:]

        def project(y, w, b):
            flat = y.reshape(-1, n) @ w.permute(1, 0, 2).reshape(n, units) + b.reshape(units)
            return flat.view(y.shape[0], y.shape[1], self.heads, self.size).transpose(1, 2)

        q, k, v = project(asking, w_q, b_q), project(x, w_k, b_k), project(x, w_v, b_v)
        scores = q @ k.transpose(2, 3) / math.sqrt(self.size)
        attention = scores.masked_fill(self.hidden, -math.inf).softmax(-1)
        z = (attention @ v).transpose(1, 2).reshape(-1, units)
        out = asking.reshape(-1, n) + z @ w_o.reshape(units, n) + b_o
        logits = (out @ w_u + b_u).view(tokens.shape[0], -1, 10)
        return logits[:, -self.answers:]

    def loss(self, tokens, labels):
        return functional.cross_entropy(self.logits(tokens).reshape(-1, 10), labels.reshape(-1))


def encode(left, right, digits):
    """Tokens (count, places) and labels (count, answers) of pairs of summands."""
    powers = 10 ** np.arange(digits + 1, dtype=np.int64)
    a = left[:, None] // powers[:-1] % 10
    b = right[:, None] // powers[:-1] % 10
    equals = np.full((len(left), digits + 1), 10)
    labels = (left + right)[:, None] // powers % 10
    return (torch.from_numpy(np.concatenate([a, b, equals], 1)), torch.from_numpy(labels))


def follow(a):
    model = Transformer(a, torch.float64)
    with open(a.follow, "rb") as file:
        steps, batch = np.fromfile(file, ">i4", 2)
        model.parameters = [
            torch.from_numpy(np.fromfile(file, ">f8", math.prod(s)).astype("f8")).view(s)
            .requires_grad_() for s in model.shapes]
        optimiser = torch.optim.AdamW(model.parameters, lr=1e-3, weight_decay=0.01)
        for step in range(steps):
            optimiser.param_groups[0]["lr"] = np.fromfile(file, ">f8", 1)[0]
            pairs = np.fromfile(file, ">i4", 2 * batch).astype(np.int64)
            loss = model.loss(*encode(pairs[:batch], pairs[batch:], a.digits))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            print("%d %.12g" % (step, loss.item()))


def race(a):
    torch.manual_seed(0)
    model = Transformer(a, torch.float32)
    random = np.random.default_rng(1)
    summands = random.integers(0, 10 ** a.digits, (2, 25000))
    tokens, labels = encode(summands[0], summands[1], a.digits)
    optimiser = torch.optim.AdamW(model.parameters, lr=1e-3, weight_decay=0.01)

    def train():
        order = torch.randperm(len(tokens))
        for begin in range(0, len(tokens) - a.batch + 1, a.batch):
            batch = order[begin:begin + a.batch]
            loss = model.loss(tokens[batch], labels[batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            yield

    steps_for_ever = (None for _ in iter(int, 1) for _ in train())
    for line in sys.stdin:
        steps, begin = 0, time.process_time()
        while time.process_time() - begin < float(line):
            next(steps_for_ever)
            steps += 1
        print("%.1f" % (1e6 * (time.process_time() - begin) / steps), flush=True)


def main():
    p = argparse.ArgumentParser(description=__doc__,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--digits", type=int, default=6)
    p.add_argument("--width", type=int, default=128)
    p.add_argument("--heads", type=int, default=32)
    p.add_argument("--head-size", type=int, default=2)
    p.add_argument("--batch", type=int, default=256)
    p.add_argument("--lean", action="store_true")
    p.add_argument("--follow")
    a = p.parse_args()
    follow(a) if a.follow else race(a)


main()
