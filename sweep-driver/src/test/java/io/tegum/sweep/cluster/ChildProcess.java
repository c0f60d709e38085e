package io.tegum.sweep.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process that a test started, its output in a file. Waiting for it means looking again and
 * again: what happens decides, and the deadline only ends a test that hangs.
 */
final class ChildProcess implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofMinutes(10);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final int TAIL = 60;

  private final Process process;
  private final Path log;
  private final Set<ProcessHandle> orphans = new TreeSet<>();

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code command} with nothing but {@code environment} and the user's own settings. */
  static ChildProcess start(Path log, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(SPARK|HADOOP|TEGUM)_.*"));
    builder.environment().putAll(environment);
    return new ChildProcess(builder.start(), log);
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a process's log", e);
    }
  }

  /** Its exit code. */
  int awaitExit() {
    await("end", () -> !process.isAlive());
    return process.exitValue();
  }

  /** The first group of {@code pattern} in its log. */
  String awaitInLog(Pattern pattern) {
    awaitWhileAlive("say " + pattern, () -> pattern.matcher(log()).find());
    Matcher matcher = pattern.matcher(log());
    return matcher.results().findFirst().orElseThrow().group(1);
  }

  /** Waits until {@code reached}, which its end rules out. */
  void awaitWhileAlive(String what, BooleanSupplier reached) {
    await(what, () -> reached.getAsBoolean() || !process.isAlive());
    if (!reached.getAsBoolean()) {
      throw new AssertionError(what + ": ended before it did\n" + tail());
    }
  }

  /** Waits until {@code reached} or its end. */
  void awaitOrEnd(BooleanSupplier reached) {
    await("come to an end", () -> reached.getAsBoolean() || !process.isAlive());
  }

  private void await(String what, BooleanSupplier reached) {
    long begin = System.nanoTime();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() - begin > DEADLINE.toNanos()) {
        throw new AssertionError(what + ": did not within " + DEADLINE + "\n" + tail());
      }
      try {
        Thread.sleep(LOOK_EVERY.toMillis());
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** The last lines of its log, to be shown with a failure. */
  String tail() {
    List<String> lines = log().lines().toList();
    return log
        + ":\n"
        + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }

  /** The processes that it started itself. */
  List<ProcessHandle> children() {
    return process.children().toList();
  }

  /** It and all that it started, as far as they live. */
  Stream<ProcessHandle> family() {
    return Stream.concat(Stream.of(handle()), process.descendants()).filter(ProcessHandle::isAlive);
  }

  /** Kills it alone, as kill -9 does: what it started is left to itself. */
  void kill() {
    process.descendants().forEach(orphans::add);
    process.destroyForcibly();
    awaitExit();
  }

  /** Kills it and all that it ever started, and waits until they are gone. */
  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(orphans);
    family().forEach(all::add);
    all.forEach(ProcessHandle::destroyForcibly);
    await("be gone", () -> all.stream().noneMatch(ProcessHandle::isAlive));
  }
}
