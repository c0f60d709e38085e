package io.tegum.sweep.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ThisProcessTest {

  @Test
  void temporaryFoldersThatCannotBeWrittenAreNamedBeforeSparkStarts() {
    assertThatCode(ThisProcess::check).doesNotThrowAnyException();
    String before = System.getProperty("java.io.tmpdir");
    try {
      System.setProperty("java.io.tmpdir", "/nonexistent");
      assertThatThrownBy(ThisProcess::check)
          .isInstanceOf(SetupException.class)
          .hasMessageContaining("/nonexistent: nothing can be written there")
          .hasMessageContaining("-Djava.io.tmpdir=DIR");
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
  }
}
