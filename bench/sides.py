"""What the scripts here share: the workloads, how each side is started and timed, and PyTorch's best mode."""
import contextlib
import math
import os
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
#            n    m   r  pairs decay
WORKLOADS = {
    "W1": (5, 2, 0, 0, 0.9), "W2": (20, 5, 0, 0, 0.9), "W3": (80, 20, 0, 0, 0.95),
    "W4": (400, 30, 0, 0, 0.99), "W5": (20, 5, 5, 1, 0.9), "W6": (64, 16, 8, 4, 0.95),
    "W7": (2, 1, 0, 0, 0.9),
    "n120": (120, 20, 0, 0, 0.95), "n200": (200, 20, 0, 0, 0.99), "n1000": (1000, 100, 0, 0, 0.99),
    "head100": (100, 50, 50, 20, 0.95),
}
# PyTorch's temporaries cost page faults unless glibc keeps its memory.
MALLOC = {"MALLOC_MMAP_THRESHOLD_": "1000000000", "MALLOC_TRIM_THRESHOLD_": "4000000000",
          "MALLOC_TOP_PAD_": "100000000"}


class Contender:
    """A side that stays alive and trains for as long as it is told to."""

    def __init__(self, core, command):
        self.process = subprocess.Popen(
            ["taskset", "-c", str(core)] + command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, env={**os.environ, **MALLOC})

    def run(self, seconds, *mode):
        print(seconds, *mode, file=self.process.stdin)
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def timed(command, log, cores=None, environment=()):
    """Wall seconds and core-seconds of a process and its children; its output goes to `log`."""
    pinned = ["taskset", "-c", str(cores)] if cores is not None else []
    begin = time.monotonic()
    with open(log, "w") as out:
        process = subprocess.Popen([*pinned, *command], stdout=out, stderr=subprocess.STDOUT,
                                   env={**os.environ, **dict(environment)})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"Cannot go on: {' '.join(command)} ended with {process.returncode}, see {log}")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime


@contextlib.contextmanager
def homes(before, work):
    """Folders of checkouts to time: that of `before`, a commit or a folder, if given; and this one.

    A commit is checked out in the work folder. All are built before anything is timed.
    """
    folder = before
    if before and not os.path.isdir(before):
        folder = os.path.join(work, "before")
        subprocess.run(["git", "-C", ROOT, "worktree", "add", "--detach", folder, before],
                       check=True, stdout=sys.stderr)
    try:
        both = [folder, ROOT] if before else [ROOT]
        for home in both:
            subprocess.run([os.path.join(home, "tegum"), "--version"], check=True,
                           stdout=subprocess.DEVNULL)
        yield both
    finally:
        if folder != before:
            subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", folder])


def java_command(java, options, main, *arguments):
    """The command that runs a main class of the benchmarks; ends the script if it is not built."""
    folders = [os.path.join(ROOT, module, "target", "classes")
               for module in ("benchmarks", "trainer-kernel")]
    for folder in folders:
        if not os.path.isdir(folder):
            sys.exit(f"Cannot start our side: {folder} was missing, must be built (mvn verify)")
    repository = os.path.expanduser("~/.m2/repository/org/ejml")
    ejml = [os.path.join(folder, file) for folder, _, files in os.walk(repository)
            for file in files if file.endswith(".jar")]
    return [java, *options.split(), "-cp", os.pathsep.join(folders + ejml),
            main if "." in main else "io.tegum.benchmarks." + main, *map(str, arguments)]


def torch_command(python, shape, sparsity, *options):
    n, m, r, pairs, decay = shape
    return [python, os.path.join(ROOT, "bench", "torch_contender.py"), "--n", str(n), "--m", str(m),
            "--r", str(r), "--pairs", str(pairs), "--decay", str(decay),
            "--sparsity", str(sparsity), *options]


def kept_share(n, sides, sparsity, both=False):
    """Of tokens that are not empty; of pairs where either is not, or neither is (`both`)."""
    empty = sparsity**n
    return (1 - empty) ** sides if both else 1 - empty**sides


def columns(batch, n, sides, sparsity, both=False):
    """How many tokens of a batch PyTorch keeps where it skips empty ones: six deviations more."""
    share = kept_share(n, sides, sparsity, both)
    most = batch * share + 6 * math.sqrt(batch * share * (1 - share)) + 8
    return min(batch, 16 * math.ceil(most / 16))


def best_modes(torch, n, sides, sparsity, seconds, batch=1024, most=1024, both=False):
    """PyTorch's fastest modes (instances, sampler, chunks), without skipping and with it allowed.

    Each is tried for a moment: first how many instances, then which sampler, then chunks.
    """
    times = {}

    def fastest(modes):
        for mode in modes:
            if mode not in times:
                times[mode] = min(torch.run(seconds, *mode) for _ in range(2))
        return min(modes, key=times.get)

    def counts(kept):  # so that a buffer has 2^14 to 2^21 numbers
        powers = [min(4**e, most) for e in range(6)]
        fitting = [k for k in powers if 2**14 <= k * n * kept <= 2**21]
        return sorted(set(fitting)) or [1 if n * kept > 2**14 else powers[-1]]

    def search(samplers, kept):
        best = fastest([(k, samplers[0], 1) for k in counts(kept)])
        best = fastest([(best[0], sampler, 1) for sampler in samplers])
        more = [k for k in (best[0], 4 * best[0]) if k <= most]
        return fastest([best] + [(k, best[1], 4) for k in more])

    samplers = ["torch", "bits"] if sparsity < 0.5 else ["bits", "gaps"]
    without = search(samplers, batch)
    if kept_share(n, sides, sparsity, both) > 0.9:
        return without, without
    skipping = search(["skip"], columns(batch, n, sides, sparsity, both))
    return without, fastest([without, skipping])
