package io.tegum.analysis.page;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;

/** Figures as PNG, two pixels for each of the SVG's. */
final class Png {
  private static final Pattern WIDTH = Pattern.compile("<svg[^>]*? width=\"([0-9.]+)\"");
  private static final float SCALE = 2;

  private Png() {}

  /** Keeps the picture; the JDK encodes it several times faster than Batik's own codec. */
  private static final class Picture extends ImageTranscoder {
    private BufferedImage image;

    @Override
    public BufferedImage createImage(int width, int height) {
      return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    @Override
    public void writeImage(BufferedImage drawn, TranscoderOutput output) {
      image = drawn;
    }
  }

  /** The picture; empty on machines that cannot draw text, such as containers without fonts. */
  static Optional<byte[]> of(String svg) {
    Picture picture = new Picture();
    picture.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOW_EXTERNAL_RESOURCES, false);
    picture.addTranscodingHint(ImageTranscoder.KEY_BACKGROUND_COLOR, Color.WHITE);
    Matcher width = WIDTH.matcher(svg);
    if (width.find()) {
      picture.addTranscodingHint(
          SVGAbstractTranscoder.KEY_WIDTH, SCALE * Float.parseFloat(width.group(1)));
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      picture.transcode(new TranscoderInput(new StringReader(svg)), new TranscoderOutput(png));
      ImageIO.write(picture.image, "png", png);
    } catch (TranscoderException e) {
      throw new IllegalArgumentException("Cannot draw an SVG as PNG: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write a PNG into memory", e);
    } catch (LinkageError | InternalError e) {
      return Optional.empty(); // AWT without libfreetype or fontconfig; the JDK throws either
    }
    return Optional.of(png.toByteArray());
  }
}
