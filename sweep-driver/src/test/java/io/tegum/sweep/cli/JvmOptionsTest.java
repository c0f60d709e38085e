package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {

  private static final Pattern PROPERTY =
      Pattern.compile("<spark.jvm.options>(.*?)</spark.jvm.options>", Pattern.DOTALL);

  @Test
  void rootPomHoldsTheOptionsThatThisSparkAsksFor() throws IOException {
    Matcher property = PROPERTY.matcher(Files.readString(Path.of("../pom.xml")));
    assertThat(property.find()).isTrue();
    assertThat(property.group(1).strip().split("\\s+", -1))
        .containsExactlyInAnyOrder(
            JavaModuleOptions.defaultModuleOptions().strip().split("\\s+", -1));
  }
}
