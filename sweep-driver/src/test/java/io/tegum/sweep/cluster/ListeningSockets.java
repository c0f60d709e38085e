package io.tegum.sweep.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /** Number of sockets on which {@code process} listens, and those of them beyond loopback. */
  record Of(int all, List<String> beyondLoopback) {}

  static Of of(ProcessHandle process) throws IOException {
    List<String> inodes = new ArrayList<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        if (Files.isSymbolicLink(descriptor)) { // else it was closed meanwhile
          String target = Files.readSymbolicLink(descriptor).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring("socket:[".length(), target.length() - 1));
          }
        }
      }
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
    return new Of(
        addresses.size(),
        addresses.stream().filter(a -> !a.split(":", -1)[0].matches(LOOPBACK)).toList());
  }
}
