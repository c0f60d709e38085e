#!/usr/bin/env python3
"""The PyTorch side of a race of feed-forward networks: what a researcher could write for one core.

Many networks at once (bmm over instances), gradients derived by hand into preallocated buffers, no
autograd, Adam by lists. The loss is the kernel's: |x| of each input, ReLU neurons and outputs.

Usage: torch_feedforward.py INPUTS NEURONS SPARSITY INSTANCES SECONDS
Prints the microseconds of CPU a model-step. Run it with glibc's malloc told to keep its memory:
MALLOC_MMAP_THRESHOLD_=1000000000 MALLOC_TRIM_THRESHOLD_=4000000000 MALLOC_TOP_PAD_=100000000
"""
import math
import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import torch

torch.set_num_threads(1)
torch.set_grad_enabled(False)

BATCH = 1024


class Inputs:
    """(instances, inputs, batch): 0 with probability S, else uniform on [-1, 1]."""

    def __init__(self, shape, sparsity, seed):
        self.x = torch.zeros(shape)
        self.present = 1.0 - sparsity
        self.random = np.random.Generator(np.random.SFC64(seed))
        self.rare = self.present < 0.05

    def draw(self):
        size = self.x.numel()
        if self.rare:
            draws = int(size * self.present + 6 * math.sqrt(size * self.present) + 16)
            at = np.cumsum(self.random.geometric(self.present, draws)) - 1
            at = at[at < size]
            values = self.random.random(len(at), dtype=np.float32) * 2 - 1
            self.x.zero_()
            self.x.view(-1).index_copy_(0, torch.from_numpy(at), torch.from_numpy(values))
            return self.x
        words = self.random.integers(0, 1 << 64, (size + 1) // 2, dtype=np.uint64)
        bits = torch.from_numpy(words.view(np.int32)[:size]).view(self.x.shape)
        # uniform on +-1/present; what is beyond +-1 is absent
        self.x.copy_(bits).mul_(2.0**-31 / self.present)
        if self.present < 1:
            self.x.mul_(self.x.abs().le_(1.0))
        return self.x


def main():
    n, m, sparsity, k, seconds = (
        int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5]))
    inputs = Inputs((k, n, BATCH), sparsity, 1)
    torch.manual_seed(0)
    w1 = torch.randn(k, m, n) * math.sqrt(2 / (n + m))
    w2 = (torch.randn(k, n, m) * math.sqrt(2 / (n + m))).abs_()
    b = torch.zeros(k, n, 1)
    parameters = [w1, w2, b]
    gradients = [torch.zeros_like(p) for p in parameters]
    first = [torch.zeros_like(p) for p in parameters]
    second = [torch.zeros_like(p) for p in parameters]
    h = torch.zeros(k, m, BATCH)
    hidden_gradient = torch.zeros(k, m, BATCH)
    d = torch.zeros(k, n, BATCH)
    mask = torch.zeros(k, n, BATCH)
    hidden_mask = torch.zeros(k, m, BATCH)
    y = torch.zeros(k, n, BATCH)
    slope = (2.0 / BATCH * 0.8 ** torch.arange(n)).view(1, n, 1)
    step = 0

    def train():
        nonlocal step
        x = inputs.draw()
        torch.abs(x, out=y)
        torch.bmm(w1, x, out=h)
        h.clamp_(min=0)
        torch.baddbmm(b, w2, h, out=d)
        d.clamp_(min=0)
        torch.sign(d, out=mask)
        d.sub_(y).mul_(slope).mul_(mask)
        torch.bmm(d, h.transpose(1, 2), out=gradients[1])
        torch.sum(d, 2, keepdim=True, out=gradients[2])
        torch.bmm(w2.transpose(1, 2), d, out=hidden_gradient)
        torch.sign(h, out=hidden_mask)
        hidden_gradient.mul_(hidden_mask)
        torch.bmm(hidden_gradient, x.transpose(1, 2), out=gradients[0])
        step += 1
        torch._foreach_mul_(first, 0.9)
        torch._foreach_add_(first, gradients, alpha=0.1)
        torch._foreach_mul_(second, 0.999)
        torch._foreach_addcmul_(second, gradients, gradients, 0.001)
        root = torch._foreach_sqrt(second)
        torch._foreach_mul_(root, 1 / math.sqrt(1 - 0.999**step))
        torch._foreach_add_(root, 1e-8)
        torch._foreach_addcdiv_(parameters, first, root, -1e-3 / (1 - 0.9**step))

    for _ in range(3):
        train()
    steps, begin = 0, time.process_time()
    while time.process_time() - begin < seconds:
        train()
        steps += 1
    spent = time.process_time() - begin
    print("%.2f" % (1e6 * spent / steps / k), flush=True)


main()
