package io.tegum.analysis.report;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.PNGTranscoder;

/** Figures as PNG, two pixels for each of the SVG's. */
final class Png {
  private static final Pattern WIDTH = Pattern.compile("<svg[^>]*? width=\"([0-9.]+)\"");
  private static final float SCALE = 2;

  private Png() {}

  /** The picture; empty on machines that cannot draw text, such as containers without fonts. */
  static Optional<byte[]> of(String svg) {
    PNGTranscoder transcoder = new PNGTranscoder();
    transcoder.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOW_EXTERNAL_RESOURCES, false);
    transcoder.addTranscodingHint(PNGTranscoder.KEY_BACKGROUND_COLOR, java.awt.Color.WHITE);
    Matcher width = WIDTH.matcher(svg);
    if (width.find()) {
      transcoder.addTranscodingHint(
          SVGAbstractTranscoder.KEY_WIDTH, SCALE * Float.parseFloat(width.group(1)));
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      transcoder.transcode(new TranscoderInput(new StringReader(svg)), new TranscoderOutput(png));
    } catch (TranscoderException e) {
      throw new IllegalArgumentException("Cannot draw an SVG as PNG: " + e.getMessage(), e);
    } catch (LinkageError | InternalError e) {
      return Optional.empty(); // AWT without libfreetype or fontconfig; the JDK throws either
    }
    return Optional.of(png.toByteArray());
  }
}
