#!/usr/bin/env python3
"""The PyTorch side of bench/products: a whole sweep as one script, trained in stacks and recorded.

Models of a cell (the same sizes, S and stage) train together by torch_contender.Model. At the steps
at which `tegum run` records, the script evaluates all of them on 2,048 held-out tokens (L1; L2 on as
many pairs), at the end on 32,768, and writes the curves to a file. With representation-then-head W is
trained once for all lambda and ranks, and each head once for all lambda: they change nothing there.

  torch_sweep.py SWEEP --choose MODES          tries modes for each cell and writes the best
  torch_sweep.py SWEEP --modes MODES --out F   trains; prints a line of JSON: seconds it took

Empty tokens are skipped, with --skipping, where that is faster.

With --share every cell trains and records a share of its steps and points; what these took is
scaled up, all else (the start, first steps, ends) is counted as it is.
"""
import argparse
import json
import math
import resource
import time
from dataclasses import dataclass, field
from types import SimpleNamespace

import numpy as np
import torch

from sides import best_modes
from torch_contender import Model, Trials

HELD_OUT, HELD_OUT_AT_END = 2048, 32_768
BLOCK = 2**19  # numbers of a buffer of held-out tokens


@dataclass
class Cell:
    """Models that differ in data seed, lambda and importance alone."""

    stage: str  # joint, representation or head
    a: SimpleNamespace  # n, m, r, pairs, batch, sparsity
    importance: torch.Tensor  # (models, n)
    weight: torch.Tensor  # (models, 1), lambda
    steps: int
    points: int
    rate: float
    cosine: bool = False
    source: object = None  # the cell whose W is frozen here
    trained: list = field(default_factory=list)  # W of each model

    @property
    def key(self):
        return f"{self.stage} {self.a.n} {self.a.r} {self.a.sparsity}"

    def recorded(self, share):
        """The steps that `tegum run` records, or a share of them; and the share."""
        steps = max(2, round(self.steps * share))
        places = {0, self.steps} | {round(self.steps ** (k / (self.points - 1)))
                                    for k in range(self.points - 1)}
        count = max(1, round(len(places) * share))
        if count < len(places):
            return steps, {round(steps ** ((k + 1) / count)) for k in range(count)}, len(places)
        return steps, places, len(places)


def cell(stage, n, m, r, batch, sparsity, importance, weight, *rest, **more):
    a = SimpleNamespace(n=n, m=m, r=r, pairs=[(0, 1)] if r else [], batch=batch, sparsity=sparsity)
    return Cell(stage, a, importance, weight, *rest, **more)


def decayed(models, n, decay):
    return (decay ** torch.arange(n)).expand(models, n)


def quickstart():
    n, m, seeds = 20, 5, 3
    lambdas = torch.logspace(-1, 3, 5).repeat_interleave(seeds).unsqueeze(1)
    heads = decayed(len(lambdas), n, 0.9)
    for sparsity in (0, 0.5, 0.7, 0.9, 0.97, 0.99, 0.997):
        for r in (1, 3, 5):
            yield cell("joint", n, m, r, 256, sparsity, heads, lambdas, 5000, 40, 3e-3)
        # both tokens of 256 pairs
        w = cell("representation", n, m, 0, 512, sparsity, decayed(seeds, n, 0.9),
                 torch.ones(seeds, 1), 5000, 20, 3e-3)
        yield w
        for r in (1, 3, 5):
            yield cell("head", n, m, r, 256, sparsity, decayed(seeds, n, 0.9),
                       torch.ones(seeds, 1), 5000, 19, 3e-3, source=w)


def phase_2_1():
    last = torch.logspace(-1, 1, 24).repeat_interleave(10)
    importance = torch.stack([torch.ones(len(last)), last], 1)
    for density in np.logspace(0, -2, 24):
        yield cell("representation", 2, 1, 0, 1024, float(1 - density), importance,
                   torch.ones(len(last), 1), 4000, 10, 3e-3, cosine=True)


def sparse():
    seeds = 1600
    yield cell("representation", 5, 2, 0, 1024, 0.99, decayed(seeds, 5, 0.9),
               torch.ones(seeds, 1), 10_000, 40, 1e-3)


SWEEPS = {"quickstart": quickstart, "phase-2-1": phase_2_1, "sparse": sparse}


def build(cell, mode, begin=0):
    """Models begin, begin + 1, ... of a cell, as many as the mode says."""
    k = mode[0]
    end = begin + k
    given = None
    if cell.source:
        trained = cell.source.trained  # none where modes are tried
        given = torch.stack([trained[model % len(trained)] if trained else
                             torch.randn(cell.a.m, cell.a.n) / 3 for model in range(begin, end)])
    return Model(cell.a, mode, cell.importance[begin:end], cell.weight[begin:end], begin, given)


def choose(cells, seconds):
    modes = {}
    for each in cells:
        if each.key not in modes:
            a = each.a
            trials = Trials(lambda mode: build(each, mode))
            modes[each.key] = best_modes(trials, a.n, 2 if a.r else 1, a.sparsity, seconds,
                                         a.batch, len(each.importance), each.stage == "head")
    return modes


class HeldOut:
    """Tokens that nobody trains on, and losses on them."""

    def __init__(self, a):
        random = np.random.default_rng(3000)
        shape = (a.n, HELD_OUT_AT_END)
        self.sides = [torch.from_numpy((random.random(shape, dtype=np.float32) *
                                        (random.random(shape) >= a.sparsity)).astype(np.float32))
                      for _ in range(2 if a.r else 1)]
        self.a = a

    def losses(self, model, importance, tokens):
        """L1 (nan where W is frozen) and L2 (nan without a head) of each model."""
        k, m, n = model.w.shape
        block = max(16, min(tokens, BLOCK // (k * n)))
        l1 = torch.full((k,), math.nan if model.frozen else 0.0)
        l2 = torch.full((k,), 0.0 if self.a.r else math.nan)
        flat = model.w.reshape(k * m, n)
        for begin in range(0, tokens, block):
            xs = [side[:, begin:min(tokens, begin + block)] for side in self.sides]
            hs = [torch.mm(flat, x).view(k, m, -1) for x in xs]
            if not model.frozen:
                z = torch.baddbmm(model.b.unsqueeze(2), model.w.transpose(1, 2), hs[0])
                z.clamp_(min=0.0).sub_(xs[0])
                l1 += (importance * z.square_().sum(2)).sum(1)
            if self.a.r:
                logits = (torch.bmm(model.head_a, hs[0]) * torch.bmm(model.head_b, hs[1])).sum(1)
                i, j = self.a.pairs[0]
                target = ((xs[0][i] > 0) & (xs[1][j] > 0)).float()
                l2 += logits.sub_(target).square_().sum(1)
        return l1 / tokens, l2 / tokens


class Clock:
    """CPU seconds of a part of the work, of which `done` of `whole` was done."""

    def __init__(self):
        self.cpu = self.scaled_cpu = 0.0

    def measure(self, part, whole, done):
        cpu = time.process_time()
        result = part()
        cpu = time.process_time() - cpu
        self.cpu += cpu
        self.scaled_cpu += cpu * whole / done
        return result


def train(cells, modes, share, clocks):
    curves = []  # (cell, first model, step, L1, L2)
    for number, each in enumerate(cells):
        held_out = HeldOut(each.a)
        mode, models = modes[each.key], len(each.importance)
        steps, recorded, points = each.recorded(share)
        for begin in range(0, models, mode[0]):
            count = min(mode[0], models - begin)
            model = build(each, (count, *mode[1:]), begin)
            importance = each.importance[begin:begin + count]

            def record(step):
                curves.append((number, begin, step,
                               *held_out.losses(model, importance, HELD_OUT)))

            def advance(begin, end):
                for step in range(begin, end):
                    turn = 0.5 * (1 + math.cos(math.pi * step / steps)) if each.cosine else 1
                    model.step(each.rate * turn)

            if 0 in recorded:
                record(0)
            advance(0, 1)  # buffers are touched for the first time
            at = 1
            for step in sorted((recorded | {steps}) - {0}):
                if step > at:
                    clocks[each.stage].measure(lambda: advance(at, step), each.steps - 1, steps - 1)
                    at = step
                if step in recorded:
                    clocks["points"].measure(lambda: record(step), points, len(recorded))
            curves.append((number, begin, steps,
                           *held_out.losses(model, importance, HELD_OUT_AT_END)))
            if each.stage == "representation":
                each.trained.extend(model.w.clone())
    return curves


def write(file, curves):
    rows = [np.concatenate([np.broadcast_to(np.asarray(curve[k]), len(curve[3]))
                            for curve in curves]) for k in range(5)]
    np.savez(file, **dict(zip(("cell", "first_model", "step", "l1", "l2"), rows)))


def main():
    p = argparse.ArgumentParser(description=__doc__,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("sweep", choices=SWEEPS)
    p.add_argument("--choose")
    p.add_argument("--seconds", type=float, default=0.05, help="of a trial of a mode; two each")
    p.add_argument("--modes")
    p.add_argument("--skipping", action="store_true")
    p.add_argument("--out")
    p.add_argument("--share", type=float, default=1)
    a = p.parse_args()
    cells = list(SWEEPS[a.sweep]())
    if a.choose:
        with open(a.choose, "w") as file:
            json.dump(choose(cells, a.seconds), file)
        return
    with open(a.modes) as file:
        modes = {key: best[a.skipping] for key, best in json.load(file).items()}
    clocks = {part: Clock() for part in ("joint", "representation", "head", "points")}
    write(a.out, train(cells, modes, a.share, clocks))
    usage = resource.getrusage(resource.RUSAGE_SELF)
    cpu = usage.ru_utime + usage.ru_stime
    print(json.dumps({
        "measured_cpu": cpu, "scaled_cpu": cpu + sum(c.scaled_cpu - c.cpu for c in clocks.values()),
        "parts": {part: clock.scaled_cpu for part, clock in clocks.items()}}))


main()
