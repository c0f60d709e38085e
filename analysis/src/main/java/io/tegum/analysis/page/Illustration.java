package io.tegum.analysis.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A figure with the numbers behind it.
 *
 * @param id name of its files and its place on the page, unique in the report; lower case letters,
 *     digits and hyphens
 * @param svg the figure
 * @param evidence what it was drawn from
 */
public record Illustration(String id, String svg, Evidence evidence) {

  /** Writes ID.svg, ID.csv and, where text can be drawn, ID.png. */
  public void write(ReportOutput output) throws IOException {
    output.write(id + ".svg", svg.getBytes(StandardCharsets.UTF_8));
    output.write(id + ".csv", Csv.of(evidence).getBytes(StandardCharsets.UTF_8));
    Optional<byte[]> png = Png.of(svg);
    if (png.isPresent()) {
      output.write(id + ".png", png.get());
    }
  }
}
