package io.tegum.sweep.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** From a file to text: size, encoding and characters. */
final class SpecText {
  private SpecText() {}

  /** The bytes of {@code file}; one byte more than allowed when it is larger than that. */
  static byte[] read(Path file) {
    if (Files.isDirectory(file)) {
      throw new SpecNotFoundException(file.toString(), "it is a directory, must be a file", null);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SweepSpec.MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new SpecNotFoundException(file.toString(), "there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new SpecNotFoundException(file.toString(), "permission denied", e);
    } catch (IOException e) {
      throw new SpecNotFoundException(file.toString(), String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The text of {@code content}, without a byte order mark.
   *
   * @throws SpecException when it is too large, not UTF-8, or holds control characters
   */
  static String decode(byte[] content, Faults faults) {
    if (content.length > SweepSpec.MAX_BYTES) {
      faults.add(0, "", "the file is larger than 1 MB (" + SweepSpec.MAX_BYTES + " bytes allowed)");
      throw faults.exception();
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer characters = CharBuffer.allocate(content.length + 1);
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CoderResult result = decoder.decode(bytes, characters, true);
    characters.flip();
    String text = characters.toString();
    if (result.isError()) {
      faults.add(
          line(text, text.length()),
          "",
          "the file is not UTF-8 text: byte 0x%02x at offset %d"
              .formatted(content[bytes.position()], bytes.position()));
      throw faults.exception();
    }
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
        faults.add(
            line(text, k), "", "the file is not text: control character 0x%02x".formatted((int) c));
        throw faults.exception();
      }
    }
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static int line(String text, int end) {
    int line = 1;
    for (int k = 0; k < end; k++) {
      if (text.charAt(k) == '\n') {
        line++;
      }
    }
    return line;
  }
}
