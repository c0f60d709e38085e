package io.tegum.sweep.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Linux tells of the TCP sockets on which processes listen (proc(5), /proc/net/tcp). */
final class ListeningSockets {

  private static final String LISTENING = "0A";
  private static final int ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  /** 127.x.y.z, ::1 and ::ffff:127.x.y.z; each group of four bytes is in the host's order. */
  private static final String LOOPBACK = "[0-9A-F]{6}7F|0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F";

  private ListeningSockets() {}

  /** Whether this system tells. */
  static boolean areKnown() {
    return Files.isReadable(Path.of("/proc/net/tcp"));
  }

  /**
   * Addresses on which {@code process} listens; none if it ended, as it may at any time while this
   * looks.
   */
  static List<String> of(ProcessHandle process) throws IOException {
    List<String> inodes = new ArrayList<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        target(descriptor)
            .filter(target -> target.startsWith("socket:["))
            .map(target -> target.substring("socket:[".length(), target.length() - 1))
            .ifPresent(inodes::add);
      }
    } catch (IOException | UncheckedIOException e) {
      if (process.isAlive()) {
        throw e;
      }
      return List.of();
    }
    List<String> addresses = new ArrayList<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields[STATE].equals(LISTENING) && inodes.contains(fields[INODE])) {
          addresses.add(fields[ADDRESS]);
        }
      }
    }
    return addresses;
  }

  /** Those addresses of {@link #of} that other machines can reach. */
  static List<String> beyondLoopback(ProcessHandle process) throws IOException {
    return of(process).stream().filter(address -> !isLoopback(address)).toList();
  }

  /** Whether only this machine reaches an address of the system's table. */
  static boolean isLoopback(String address) {
    return address.split(":", -1)[0].matches(LOOPBACK);
  }

  /** Empty if the descriptor was closed meanwhile. */
  private static Optional<String> target(Path descriptor) throws IOException {
    try {
      return Optional.of(Files.readSymbolicLink(descriptor).toString());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
