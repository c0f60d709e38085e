#!/usr/bin/env python3
"""The PyTorch side of bench/compare: what a researcher could write by hand for one core.

Many models at once (bmm over instances), gradients derived by hand into preallocated buffers, no
autograd, fused-by-list AdamW. Losses are those of the kernel: L1 over both tokens of a pair.

Reads lines "SECONDS" from standard input; for each, trains for about that long and prints the
microseconds of CPU a model-step.
"""
import argparse
import math
import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
for pinned in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):  # let OpenBLAS see the real core
    os.environ.pop(pinned, None)

import numpy as np
import torch

torch.set_num_threads(1)
torch.set_grad_enabled(False)


class Tokens:
    """(instances, n, batch) fresh tokens: 0 with probability S, else uniform."""

    def __init__(self, sampler, shape, sparsity, seed):
        self.sampler, self.sparsity = sampler, sparsity
        self.x = torch.empty(shape)
        self.random = np.random.Generator(np.random.SFC64(seed))
        self.size = self.x.numel()

    def draw(self):
        present = 1.0 - self.sparsity
        if self.sampler == "torch":
            self.x.uniform_()
            if self.sparsity > 0:
                self.x.sub_(self.sparsity).mul_(1 / present).clamp_(min=0.0)
            return self.x
        if self.sampler == "bits":  # two 32-bit uniforms out of each 64-bit integer
            words = self.random.integers(0, 1 << 64, (self.size + 1) // 2, dtype=np.uint64)
            bits = torch.from_numpy(words.view(np.int32)[: self.size]).view(self.x.shape)
            self.x.copy_(bits).mul_(1 / present / 2**32).add_((0.5 - self.sparsity) / present)
            return self.x if self.sparsity == 0 else self.x.clamp_(min=0.0)
        # "gaps": jumps from one present feature to the next
        self.x.zero_()
        draws = int(self.size * present + 6 * math.sqrt(self.size * present) + 16)
        at = np.cumsum(self.random.geometric(present, draws)) - 1
        at = at[at < self.size]
        values = torch.from_numpy(self.random.random(len(at), dtype=np.float32))
        self.x.view(-1).index_copy_(0, torch.from_numpy(at), values)
        return self.x


class Model:
    def __init__(self, a):
        self.a = a
        empty = torch.empty
        k, n, m, r, batch = a.instances, a.n, a.m, a.r, a.batch
        torch.manual_seed(0)
        self.w = torch.randn(k, m, n) * math.sqrt(2 / (n + m))
        self.b = torch.zeros(k, n)
        self.parameters = [self.w, self.b]
        self.tokens = 2 * batch if r else batch
        importance = torch.tensor([a.decay**i for i in range(n)])
        self.slope = (2.0 / self.tokens * importance).unsqueeze(1)
        sides = 2 if r else 1
        shape = (k, n, batch)
        self.sides = [Tokens(a.sampler, shape, a.sparsity, s) for s in range(sides)]
        self.h = [empty(k, m, batch) for _ in range(sides)]
        self.dh = [empty(k, m, batch) for _ in range(sides)]
        self.z = empty(k, n, batch)
        self.dw, self.db = empty(k, m, n), empty(k, n)
        self.gradients = [self.dw, self.db]
        if r:
            deviation = math.sqrt(2 / (r + m))
            self.head_a = torch.randn(k, r, m) * deviation
            self.head_b = torch.randn(k, r, m) * deviation
            self.parameters += [self.head_a, self.head_b]
            self.u, self.v, self.qu, self.qv = (empty(k, r, batch) for _ in range(4))
            self.gradients += [empty(k, r, m), empty(k, r, m)]
        for p, g in zip(self.parameters, self.gradients):
            p.requires_grad_()
            p.grad = g
        self.optimizer = torch.optim.AdamW(
            self.parameters, lr=1e-3, weight_decay=0.0, foreach=True)
        self.w, self.b = self.w.data, self.b.data
        if r:
            self.head_a, self.head_b = self.head_a.data, self.head_b.data
            first, second = zip(*a.pairs)
            self.i = slice(first[0], first[0] + 1) if len(first) == 1 else torch.tensor(first)
            self.j = slice(second[0], second[0] + 1) if len(second) == 1 else torch.tensor(second)

    def step(self):
        w = self.w
        wt = w.transpose(1, 2)
        xs = [side.draw() for side in self.sides]
        for x, h in zip(xs, self.h):
            torch.bmm(w, x, out=h)
        if self.a.r:
            self.head(*xs)
        for number, (x, h, dh) in enumerate(zip(xs, self.h, self.dh)):
            z = self.z
            torch.baddbmm(self.b.unsqueeze(2), wt, h, out=z)
            z.clamp_(min=0.0)
            d = torch.ops.aten.threshold_backward((z - x).mul_(self.slope), z, 0.0)
            if number == 0:
                torch.sum(d, 2, out=self.db)
                torch.bmm(h, d.transpose(1, 2), out=self.dw)
            else:
                self.db.add_(d.sum(2))
                self.dw.baddbmm_(h, d.transpose(1, 2))
            if self.a.r:
                dh.baddbmm_(w, d)
            else:
                torch.bmm(w, d, out=dh)
            self.dw.baddbmm_(dh, x.transpose(1, 2))
        self.optimizer.step()

    def head(self, x, y):
        h, g = self.h
        torch.bmm(self.head_a, h, out=self.u)
        torch.bmm(self.head_b, g, out=self.v)
        target = ((x[:, self.i] > 0) & (y[:, self.j] > 0)).any(1).to(x.dtype)
        error = (self.u * self.v).sum(1).sub_(target)
        q = error.mul_(2.0 / self.a.batch).unsqueeze(1)
        torch.mul(self.v, q, out=self.qv)
        torch.mul(self.u, q, out=self.qu)
        torch.bmm(self.qv, h.transpose(1, 2), out=self.gradients[2])
        torch.bmm(self.qu, g.transpose(1, 2), out=self.gradients[3])
        torch.bmm(self.head_a.transpose(1, 2), self.qv, out=self.dh[0])
        torch.bmm(self.head_b.transpose(1, 2), self.qu, out=self.dh[1])


def main():
    p = argparse.ArgumentParser(description=__doc__)
    for name in ("n", "m", "r", "instances"):
        p.add_argument("--" + name, type=int, required=True)
    p.add_argument("--pairs", type=int, default=0)
    p.add_argument("--batch", type=int, default=1024)
    p.add_argument("--sparsity", type=float, required=True)
    p.add_argument("--decay", type=float, required=True)
    p.add_argument("--sampler", choices=["torch", "bits", "gaps"], required=True)
    a = p.parse_args()
    a.pairs = [(2 * k, 2 * k + 1) for k in range(a.pairs)]
    model = Model(a)
    for _ in range(3):
        model.step()
    for line in sys.stdin:
        seconds = float(line)
        steps = 0
        begin = time.process_time()
        while time.process_time() - begin < seconds:
            model.step()
            steps += 1
        spent = time.process_time() - begin
        print(spent / steps / a.instances * 1e6, flush=True)


main()
