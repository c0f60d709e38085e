package io.tegum.sweep.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The text of a query: given on the command line, in a file, or on standard input. */
final class SqlText {

  private static final String STANDARD_INPUT = "-";

  private SqlText() {}

  /** The query that {@code argument} is, or standard input where that is {@code -}. */
  static String ofArgument(String argument) throws IOException {
    return argument.equals(STANDARD_INPUT) ? ofFile(argument) : argument;
  }

  /**
   * The query in a file, or on standard input where its name is {@code -}.
   *
   * @throws CommandException with exit code 66 when there is none
   */
  static String ofFile(String name) throws IOException {
    try {
      byte[] bytes =
          name.equals(STANDARD_INPUT)
              ? System.in.readAllBytes()
              : Files.readAllBytes(Path.of(name));
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException | InvalidPathException e) {
      throw cannotRead(name, "there is no such file");
    } catch (CharacterCodingException e) {
      throw cannotRead(name, "it is not UTF-8 text");
    } catch (IOException e) {
      throw cannotRead(name, String.valueOf(e.getMessage()));
    }
  }

  private static CommandException cannotRead(String name, String why) {
    return new CommandException(
        ExitCode.INPUT_NOT_FOUND, "Cannot read the query in " + name + ": " + why);
  }

  /** A query that begins with a comment is a query, not an option. */
  static final class Comments implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> arguments, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
      arguments.replaceAll(text -> text.matches("(?s)--(\\s.*|.*\\n.*)") ? "\n" + text : text);
      return false;
    }
  }
}
