package io.tegum.sweep.store;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The machine that this process is on. */
public final class ThisHost {
  private ThisHost() {}

  /** Its name in the network, as it knows it itself. */
  public static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
