"""What the scripts here share: the workloads, how our side is started, and races."""
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
#            n    m   r  pairs decay
WORKLOADS = {
    "W1": (5, 2, 0, 0, 0.9), "W2": (20, 5, 0, 0, 0.9), "W3": (80, 20, 0, 0, 0.95),
    "W4": (400, 30, 0, 0, 0.99), "W5": (20, 5, 5, 1, 0.9), "W6": (64, 16, 8, 4, 0.95),
    "W7": (2, 1, 0, 0, 0.9),
    "n200": (200, 20, 0, 0, 0.99), "n1000": (1000, 100, 0, 0, 0.99),
}


class Contender:
    """A side that stays alive and trains for as long as it is told to."""

    def __init__(self, core, command):
        self.process = subprocess.Popen(
            ["taskset", "-c", str(core)] + command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)

    def run(self, seconds):
        self.process.stdin.write(f"{seconds}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


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
