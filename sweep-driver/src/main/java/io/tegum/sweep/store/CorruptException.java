package io.tegum.sweep.store;

import java.io.IOException;

/** Bytes that were read are not those that were written. */
final class CorruptException extends IOException {

  CorruptException(String what) {
    super(what);
  }
}
