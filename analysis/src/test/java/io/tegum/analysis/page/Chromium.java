package io.tegum.analysis.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A headless Chromium with one page, driven by the DevTools protocol over loopback
 * (chromedevtools.github.io/devtools-protocol).
 */
final class Chromium implements AutoCloseable, WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LISTENING = "DevTools listening on ";
  private static final long PATIENCE_SECONDS = 120; // for a machine with much else to do

  private final Process process;
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger lastId = new AtomicInteger();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;
  private String session = "";

  /** The browser on this machine's PATH, if there is one. */
  static Optional<Path> installed() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .flatMap(folder -> Stream.of("chromium", "chromium-browser").map(n -> Path.of(folder, n)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts a browser.
   *
   * @param profile an empty folder for its files
   */
  Chromium(Path binary, Path profile) throws Exception {
    process =
        new ProcessBuilder(
                binary.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address()), this)
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    String target =
        call("Target.createTarget", Map.of("url", "about:blank")).get("targetId").asText();
    session =
        call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      call(domain + ".enable", Map.of());
    }
  }

  private String address() throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread drain = new Thread(() -> output.lines().forEach(l -> {}));
        drain.setDaemon(true);
        drain.start();
        return line.substring(LISTENING.length());
      }
    }
    throw new IOException("Chromium ended before it listened");
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      try {
        JsonNode message = JSON.readTree(partial.toString());
        partial.setLength(0);
        if (message.has("id")) {
          answers.remove(message.get("id").asInt()).complete(message);
        } else {
          events.add(message);
        }
      } catch (IOException e) {
        throw new IllegalStateException("Chromium sent no JSON", e);
      }
    }
    webSocket.request(1);
    return null;
  }

  /** Calls a method of the protocol and waits for its result. */
  JsonNode call(String method, Map<String, ?> parameters)
      throws InterruptedException, ExecutionException, TimeoutException {
    int id = lastId.incrementAndGet();
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty() && !method.startsWith("Browser.")) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket.sendText(message.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    JsonNode result = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (result.has("error")) {
      throw new IllegalStateException(method + ": " + result.get("error"));
    }
    return result.get("result");
  }

  /** Loads a page and waits until it has loaded. */
  void open(URI page) throws Exception {
    events.clear();
    call("Page.navigate", Map.of("url", page.toString()));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (of("Page.loadEventFired").isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("Chromium did not load " + page);
      }
      Thread.sleep(20);
    }
  }

  /** The value of a JavaScript expression. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.get("result").path("value");
  }

  /** The text of the first element that a CSS selector finds. */
  String text(String selector) throws Exception {
    return evaluate("document.querySelector(`%s`)?.textContent ?? ''".formatted(selector)).asText();
  }

  /** Clicks with the mouse at the middle of the first element that a CSS selector finds. */
  void click(String selector) throws Exception {
    JsonNode at =
        evaluate(
            """
            (() => {
              const element = document.querySelector(`%s`);
              element.scrollIntoView({ block: "center" });
              const box = element.getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2];
            })()"""
                .formatted(selector));
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          Map.of("type", type, "x", at.get(0), "y", at.get(1), "button", "left", "clickCount", 1));
    }
  }

  /** Presses and releases a key: Enter, Tab or an arrow. */
  void press(String key, int code) throws Exception {
    String text = key.equals("Enter") ? "\r" : "";
    for (String type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          Map.of(
              "type", type, "key", key, "code", key, "windowsVirtualKeyCode", code, "text", text));
    }
  }

  /** Puts what the page downloads into {@code folder}. */
  void downloadInto(Path folder) throws Exception {
    call(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", folder.toString(), "eventsEnabled", true));
  }

  /** Waits until a download is complete, and reads it. */
  String downloaded(Path file) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(file)) { // Chromium renames a finished file into its place
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("No download " + file);
      }
      Thread.sleep(20);
    }
    return Files.readString(file);
  }

  /** A picture of the window, for people. */
  void screenshot(Path file) throws Exception {
    String png = call("Page.captureScreenshot", Map.of("format", "png")).get("data").asText();
    Files.write(file, Base64.getDecoder().decode(png));
  }

  /** What went wrong on the page since it was opened: exceptions, errors, blocked loads. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    of("Runtime.exceptionThrown").forEach(e -> complaints.add(e.toString()));
    for (JsonNode event : of("Log.entryAdded")) {
      if (!event.at("/params/entry/level").asText().equals("verbose")) {
        complaints.add(event.toString());
      }
    }
    for (JsonNode event : of("Runtime.consoleAPICalled")) {
      complaints.add(event.toString());
    }
    return complaints;
  }

  /** Addresses that the page asked for since it was opened, itself included. */
  List<String> requests() {
    return of("Network.requestWillBeSent").stream()
        .map(e -> e.at("/params/request/url").asText())
        .toList();
  }

  private List<JsonNode> of(String method) {
    return events.stream().filter(e -> e.path("method").asText().equals(method)).toList();
  }

  /** Ends the browser, and waits until it no longer writes into its folder. */
  @Override
  public void close() {
    socket.abort();
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
