package io.tegum.sweep.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tests of clusters look with sees sockets, and tells those beyond loopback apart. */
class ListeningSocketsTest {

  private static final ProcessHandle THIS = ProcessHandle.current();

  @BeforeEach
  void onlyWhereTheSystemTells() {
    assumeThat(ListeningSockets.areKnown()).as("/proc/net/tcp can be read").isTrue();
  }

  @Test
  void socketOnLoopbackIsSeenAndNotBeyondIt() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      assertThat(ListeningSockets.of(THIS)).anyMatch(address -> isPort(address, socket));
      assertThat(ListeningSockets.beyondLoopback(THIS)).noneMatch(a -> isPort(a, socket));
    }
  }

  @Test
  void addressesOfLoopbackAreToldFromAllOthers() {
    assertThat(ListeningSockets.isLoopback("0100007F:1F90")).isTrue();
    assertThat(ListeningSockets.isLoopback("00000000000000000000000001000000:1F90")).isTrue();
    assertThat(ListeningSockets.isLoopback("0000000000000000FFFF00000100007F:1F90")).isTrue();
    assertThat(ListeningSockets.isLoopback("00000000:1F90")).isFalse();
    assertThat(ListeningSockets.isLoopback("00000000000000000000000000000000:1F90")).isFalse();
    assertThat(ListeningSockets.isLoopback("0100A8C0:1F90")).isFalse();
  }

  @Test
  void processThatEndedListensNowhere() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    assertThat(ListeningSockets.of(ended.toHandle())).isEmpty();
  }

  private static boolean isPort(String address, ServerSocket socket) {
    return address.endsWith(":" + "%04X".formatted(socket.getLocalPort()));
  }
}
