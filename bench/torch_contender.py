#!/usr/bin/env python3
"""The PyTorch side of bench/compare and bench/products: what a researcher could write for one core.

Many models at once (bmm over instances), gradients derived by hand into preallocated buffers, no
autograd, Adam on one flat buffer. Losses are those of the kernel: L1 over both tokens of a pair. A
mode is a number of instances, a sampler and a number of chunks that a batch is cut into. The
sampler "skip" keeps tokens that are not empty (pairs with such a token), and pads to a fixed
number; empty tokens are alike, so they are counted and computed once. Run it with sides.MALLOC.

Reads lines "SECONDS INSTANCES SAMPLER CHUNKS" from standard input; for each, trains in that mode
for about that long and prints the microseconds of CPU a model-step.

With --check it compares the plain mode's gradients with those of "skip" and of autograd on the same
tokens, and the samplers' shares of present features with 1 - S; exit code 1 if they differ.
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

from sides import columns

torch.set_num_threads(1)
torch.set_grad_enabled(False)

SAMPLERS = ["torch", "bits", "gaps", "skip"]


def places(random, size, present):
    """Where of `size` places something is present, by jumps from one to the next."""
    draws = int(size * present + 6 * math.sqrt(size * present) + 16)
    jumps = random.standard_exponential(draws, dtype=np.float32)
    jumps *= -1 / math.log1p(-present)
    at = jumps.astype(np.int32)
    at += 1
    np.cumsum(at, out=at)
    at -= 1
    return at[:np.searchsorted(at, size)]


class Tokens:
    """(instances, n, batch) fresh tokens a side: 0 with probability S, else uniform."""

    def __init__(self, sampler, shape, sides, sparsity, seed):
        self.sampler, self.sparsity = sampler, sparsity
        self.xs = [torch.empty(shape) for _ in range(sides)]
        self.random = np.random.Generator(np.random.SFC64(seed))
        self.size = self.xs[0].numel()

    def draw(self):
        for x in self.xs:
            self.fill(x)
        return self.xs

    def fill(self, x):
        present = 1.0 - self.sparsity
        if self.sampler == "torch":
            x.uniform_()
            if self.sparsity > 0:
                x.sub_(self.sparsity).mul_(1 / present).clamp_(min=0.0)
        elif self.sampler == "bits":  # two 32-bit uniforms out of each 64-bit integer
            words = self.random.integers(0, 1 << 64, (self.size + 1) // 2, dtype=np.uint64)
            bits = torch.from_numpy(words.view(np.int32)[: self.size]).view(x.shape)
            x.copy_(bits).mul_(1 / present / 2**32).add_((0.5 - self.sparsity) / present)
            if self.sparsity > 0:
                x.clamp_(min=0.0)
        else:
            at = places(self.random, self.size, present)
            flat = x.view(-1).numpy()
            flat.fill(0)
            flat[at] = self.random.random(len(at), dtype=np.float32)


class KeptTokens:
    """Fresh tokens of which only those are kept that matter, in (instances, n, kept) a side.

    Of one side a token is kept if it is not empty, of two sides if either is not (`both`: if
    neither is, which is all that a head alone is trained on). Columns beyond these are empty.
    """

    def __init__(self, shape, sides, sparsity, seed, both=False):
        self.k, self.n, self.batch = shape
        self.present, self.both = 1.0 - sparsity, both
        self.kept = columns(self.batch, self.n, sides, sparsity, both)
        self.xs = [torch.zeros(self.k, self.n, self.kept) for _ in range(sides)]
        self.random = np.random.Generator(np.random.SFC64(seed))

    def draw(self):
        size = self.k * self.n * self.batch
        places_of = [places(self.random, size, self.present) for _ in self.xs]
        tokens = [at // self.n for at in places_of]
        features = [at - token * self.n for at, token in zip(places_of, tokens)]
        kept = [self.columns(tokens[0])] if len(tokens) == 1 else self.columns_of_pairs(tokens)
        for x, token, feature, column in zip(self.xs, tokens, features, kept):
            if self.both:
                keep = column >= 0
                token, feature, column = token[keep], feature[keep], column[keep]
            flat = x.view(-1).numpy()
            flat.fill(0)
            at = ((token // self.batch) * self.n + feature) * self.kept + column
            flat[at] = self.random.random(len(at), dtype=np.float32)
        return self.xs

    def columns(self, token):
        """The place of each present feature's token among its model's kept tokens."""
        number = np.zeros(len(token), dtype=np.int32)
        np.not_equal(token[1:], token[:-1], out=number[1:], casting="unsafe")
        np.cumsum(number, out=number)
        first = np.searchsorted(token, np.arange(self.k, dtype=np.int32) * self.batch)
        instance = token // self.batch
        return number - number[np.minimum(first, len(token) - 1)][instance]

    def columns_of_pairs(self, tokens):
        marks = np.zeros((2, self.k * self.batch), dtype=bool)
        for mark, token in zip(marks, tokens):
            mark[token] = True
        keep = marks[0] & marks[1] if self.both else marks[0] | marks[1]
        column = np.cumsum(keep.reshape(self.k, self.batch), axis=1, dtype=np.int32)
        column = column.reshape(-1) - 1
        if self.both:
            column[~keep] = -1
        return [column[token] for token in tokens]


class Model:
    """As many models as the mode says, with the same sizes and S.

    `a` has n, m, r, pairs, batch and sparsity; importance is (n) or (instances, n), weight lambda
    or (instances, 1) of them. With a frozen W, `given`, the head alone is trained.
    """

    def __init__(self, a, mode, importance, weight=1.0, seed=0, given=None):
        k, sampler, self.chunks = mode
        n, m, r, part = a.n, a.m, a.r, a.batch // self.chunks
        self.pairs, self.frozen = a.pairs, given is not None
        self.count = 2 if r else 1
        if sampler == "skip":
            self.tokens = KeptTokens((k, n, part), self.count, a.sparsity, seed, self.frozen)
        else:
            self.tokens = Tokens(sampler, (k, n, part), self.count, a.sparsity, seed)
        kept = self.tokens.xs[0].shape[2]
        self.empty = self.count * (a.batch - self.chunks * kept)
        self.slope = (2.0 / (self.count * a.batch) * importance).unsqueeze(-1)
        self.head_slope = 2.0 / a.batch * weight
        self.buffers(k, n, m, r, kept)
        shapes = ([] if self.frozen else [(k, m, n), (k, n)]) + ([(k, r, m)] * 2 if r else [])
        sizes = [math.prod(shape) for shape in shapes]
        self.values, self.gradient, self.first, self.second, self.root = (
            torch.zeros(sum(sizes)) for _ in range(5))
        self.updates = 0
        parameters, gradients = ([part.view(shape) for part, shape in zip(flat.split(sizes), shapes)]
                                 for flat in (self.values, self.gradient))
        if self.frozen:
            self.w = given
        else:
            self.w, self.b = parameters[:2]
            self.dw, self.db = gradients[:2]
        if r:
            self.head_a, self.head_b = parameters[-2:]
            self.da, self.db_head = gradients[-2:]
            first, second = zip(*a.pairs)
            self.i = slice(first[0], first[0] + 1) if len(first) == 1 else torch.tensor(first)
            self.j = slice(second[0], second[0] + 1) if len(second) == 1 else torch.tensor(second)
        random = torch.Generator().manual_seed(seed)
        for each in parameters:
            if each.dim() == 3:  # Xavier normal
                each.normal_(0, math.sqrt(2 / (each.shape[1] + each.shape[2])), generator=random)

    def buffers(self, k, n, m, r, kept):
        self.h = [torch.empty(k, m, kept) for _ in range(self.count)]
        if r:
            self.u, self.v, self.qu, self.qv = (torch.empty(k, r, kept) for _ in range(4))
        if not self.frozen:
            self.dh = [torch.empty(k, m, kept) for _ in range(self.count)]
            self.z, self.d = torch.empty(k, n, kept), torch.empty(k, n, kept)

    def step(self, rate=1e-3):
        self.gradient.zero_()
        for _ in range(self.chunks):
            self.add_gradient(self.tokens.draw())
        if self.empty and not self.frozen:  # their output is relu(b), their target 0
            self.db.add_(self.b.clamp(min=0.0).mul_(self.slope.squeeze(-1)), alpha=self.empty)
        self.adam(rate)

    def add_gradient(self, xs):
        for x, h in zip(xs, self.h):
            torch.bmm(self.w, x, out=h)
        if self.pairs:
            self.add_head_gradient(*xs)
        if self.frozen:
            return
        wt = self.w.transpose(1, 2)
        for x, h, dh in zip(xs, self.h, self.dh):
            z, d = self.z, self.d
            torch.baddbmm(self.b.unsqueeze(2), wt, h, out=z)
            z.clamp_(min=0.0)
            torch.sub(z, x, out=d)
            d.mul_(self.slope)
            torch.ops.aten.threshold_backward.grad_input(d, z, 0.0, grad_input=d)
            self.db.add_(d.sum(2))
            self.dw.baddbmm_(h, d.transpose(1, 2))
            if self.pairs:
                dh.baddbmm_(self.w, d)
            else:
                torch.bmm(self.w, d, out=dh)
            self.dw.baddbmm_(dh, x.transpose(1, 2))

    def add_head_gradient(self, x, y):
        h, g = self.h
        torch.bmm(self.head_a, h, out=self.u)
        torch.bmm(self.head_b, g, out=self.v)
        target = ((x[:, self.i] > 0) & (y[:, self.j] > 0)).any(1).to(x.dtype)
        error = (self.u * self.v).sum(1).sub_(target)
        q = error.mul_(self.head_slope).unsqueeze(1)
        torch.mul(self.v, q, out=self.qv)
        torch.mul(self.u, q, out=self.qu)
        self.da.baddbmm_(self.qv, h.transpose(1, 2))
        self.db_head.baddbmm_(self.qu, g.transpose(1, 2))
        if not self.frozen:
            torch.bmm(self.head_a.transpose(1, 2), self.qv, out=self.dh[0])
            torch.bmm(self.head_b.transpose(1, 2), self.qu, out=self.dh[1])

    def adam(self, rate):
        self.updates += 1
        first, second = 1 - 0.9**self.updates, math.sqrt(1 - 0.999**self.updates)
        self.first.lerp_(self.gradient, 0.1)
        self.second.mul_(0.999).addcmul_(self.gradient, self.gradient, value=0.001)
        torch.sqrt(self.second, out=self.root)
        self.root.add_(1e-8 * second)
        self.values.addcdiv_(self.first, self.root, value=-rate * second / first)


class Trials:
    """Trains for a moment in any mode; `make` gives the model of a mode."""

    def __init__(self, make):
        self.make, self.models = make, {}

    def run(self, seconds, *mode):
        """Microseconds of CPU a model-step."""
        if mode not in self.models:
            self.models[mode] = self.make(mode)
            for _ in range(3):
                self.models[mode].step()
        steps, begin = 0, time.process_time()
        while time.process_time() - begin < seconds:
            self.models[mode].step()
            steps += 1
        return (time.process_time() - begin) / steps / mode[0] * 1e6


def importance(a):
    return torch.tensor([a.decay**i for i in range(a.n)])


def model(a, mode, seed=0):
    given = None
    if a.frozen:
        random = torch.Generator().manual_seed(1)
        given = torch.randn(mode[0], a.m, a.n, generator=random) * math.sqrt(2 / (a.n + a.m))
    return Model(a, mode, importance(a), seed=seed, given=given)


def by_autograd(plain, a, drawn):
    """The gradient of a plain model, flat, on the tokens of all chunks."""
    sides = [torch.cat(chunks, 2) for chunks in zip(*drawn)]
    heads = [plain.head_a, plain.head_b] if a.r else []
    leaves = [each.clone().requires_grad_() for each in
              ([] if a.frozen else [plain.w, plain.b]) + heads]
    with torch.enable_grad():
        w = plain.w if a.frozen else leaves[0]
        loss = 0
        if not a.frozen:
            x = torch.cat(sides, 2)
            output = torch.relu(w.transpose(1, 2) @ (w @ x) + leaves[1].unsqueeze(2))
            loss = ((x - output).square().mean(2) * importance(a)).sum()
        if a.r:
            x, y = sides
            logits = ((leaves[-2] @ w @ x) * (leaves[-1] @ w @ y)).sum(1)
            targets = ((x[:, plain.i] > 0) & (y[:, plain.j] > 0)).any(1).float()
            loss = loss + (targets - logits).square().mean(1).sum()
        loss.backward()
    return torch.cat([leaf.grad.flatten() for leaf in leaves])


def check(a):
    instances, chunks = 4, 2
    skipping = model(a, (instances, "skip", chunks))
    plain = model(a, (instances, "bits", chunks))
    if not a.frozen:
        for each in (skipping, plain):
            each.b.normal_(0, 0.1, generator=torch.Generator().manual_seed(2))
    drawn = [[x.clone() for x in skipping.tokens.draw()] for _ in range(chunks)]
    part = a.batch // chunks
    padded = {width: [[torch.nn.functional.pad(x, (0, width - x.shape[2])) for x in xs]
                      for xs in drawn] for width in (skipping.tokens.kept, part)}
    expected = by_autograd(plain, a, padded[part])
    for each, width in ((skipping, skipping.tokens.kept), (plain, part)):
        each.tokens.draw = lambda tokens=iter(padded[width]): next(tokens)
        each.step()

    def apart(gradient):
        return float((gradient - plain.gradient).abs().max() / plain.gradient.abs().max())

    print(f"from the plain gradient, at most: skipping {apart(skipping.gradient):.1e}, "
          f"autograd {apart(expected):.1e} of the largest; "
          f"{chunks * skipping.tokens.kept} of {a.batch} tokens kept")
    good = max(apart(skipping.gradient), apart(expected)) < 1e-5
    samplers = SAMPLERS[:-1] if a.frozen else SAMPLERS
    for sampler in samplers:
        tokens = model(a, (instances, sampler, 1)).tokens
        rounds = 200
        size = rounds * instances * a.n * a.batch
        share = sum(int((tokens.draw()[-1] > 0).sum()) for _ in range(rounds)) / size
        off = (share - 1 + a.sparsity) / math.sqrt(max(a.sparsity * (1 - a.sparsity), 1e-9) / size)
        print(f"{sampler}: {share:.5f} present, {off:+.1f} standard errors from {1 - a.sparsity:g}")
        good &= abs(off) < 4
    sys.exit(0 if good else 1)


def main():
    p = argparse.ArgumentParser(description=__doc__,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("n", "m", "r"):
        p.add_argument("--" + name, type=int, required=True)
    p.add_argument("--pairs", type=int, default=0)
    p.add_argument("--batch", type=int, default=1024)
    p.add_argument("--sparsity", type=float, required=True)
    p.add_argument("--decay", type=float, required=True)
    p.add_argument("--frozen", action="store_true", help="W is given: the head alone is trained")
    p.add_argument("--check", action="store_true")
    a = p.parse_args()
    a.pairs = [(2 * k, 2 * k + 1) for k in range(a.pairs)]
    if a.check:
        if a.sparsity == 0:
            p.error("--check needs tokens to skip: --sparsity above 0")
        check(a)
    trials = Trials(lambda mode: model(a, mode))
    for line in sys.stdin:
        seconds, instances, sampler, chunks = line.split()
        print(trials.run(float(seconds), int(instances), sampler, int(chunks)), flush=True)


if __name__ == "__main__":
    main()
