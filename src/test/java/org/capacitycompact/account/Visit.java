package org.capacitycompact.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser with an address of its own (127.0.0.x), byte by byte over a socket. */
public final class Visit {

  static final String SAMPLE_PASSWORD = "Compact-2026!";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final int port;
  private final String from;
  final Map<String, String> cookies = new LinkedHashMap<>();
  public String language = "en";
  String userAgent = "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0";

  public Visit(int port, String from) {
    this.port = port;
    this.from = from;
  }

  public record Answer(int status, String location, String setCookie, String body) {}

  /** Tries to sign in; the caller checks whether it worked. */
  public static Visit signedIn(int port, String from, String userId, String password) {
    Visit visit = new Visit(port, from);
    visit.signIn(userId, password);
    return visit;
  }

  public static Visit signedIn(int port, String userId) {
    return signedIn(port, "127.0.0.1", userId, SAMPLE_PASSWORD);
  }

  public Answer signIn(String userId, String password) {
    return submit("/sign-in", "/sign-in", "username", userId, "password", password);
  }

  /** Submits the page's form with these fields and the page's token. */
  public Answer submit(String page, String action, String... fields) {
    Matcher token = TOKEN.matcher(get(page).body());
    if (!token.find()) {
      throw new IllegalStateException("no form at " + page);
    }
    return post(action, token.group(1), fields);
  }

  public Answer post(String action, String token, String... fields) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      all.put(fields[i], fields[i + 1]);
    }
    all.put("_csrf", token);
    String body =
        all.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return ask("POST", action, body, "");
  }

  public Answer get(String path) {
    return ask("GET", path, "", "");
  }

  Answer basic(String path, String userId, String password) {
    String credentials =
        Base64.getEncoder()
            .encodeToString((userId + ":" + password).getBytes(StandardCharsets.UTF_8));
    return ask("GET", path, "", "Authorization: Basic " + credentials + "\r\n");
  }

  /** Whether the task list opens, that is, whether somebody is signed in. */
  boolean isIn() {
    return get("/tasks").status() == 200;
  }

  private Answer ask(String method, String path, String body, String header) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\nUser-Agent: %s\r\nAccept-Language: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n%sCookie: %s\r\n\r\n"
            .formatted(
                method,
                path,
                port,
                userAgent,
                language,
                content.length,
                header,
                cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      out.write(content);
      out.flush();
      try (InputStream in = socket.getInputStream()) {
        return answer(in.readAllBytes());
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private Answer answer(byte[] all) {
    String raw = new String(all, StandardCharsets.ISO_8859_1);
    int end = raw.indexOf("\r\n\r\n");
    String[] lines = raw.substring(0, end).split("\r\n");
    String location = "";
    String setCookie = "";
    boolean chunked = false;
    for (String line : Arrays.copyOfRange(lines, 1, lines.length)) {
      String name = line.substring(0, line.indexOf(':')).toLowerCase(java.util.Locale.ROOT);
      String value = line.substring(line.indexOf(':') + 1).strip();
      if (name.equals("location")) {
        location = value;
      } else if (name.equals("set-cookie")) {
        setCookie += value + "\n";
        String[] pair = value.split(";")[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
      } else if (name.equals("transfer-encoding")) {
        chunked = true;
      }
    }
    String body = raw.substring(end + 4);
    byte[] bytes = (chunked ? joined(body) : body).getBytes(StandardCharsets.ISO_8859_1);
    return new Answer(
        Integer.parseInt(lines[0].split(" ")[1]),
        location,
        setCookie,
        new String(bytes, StandardCharsets.UTF_8));
  }

  private static String joined(String chunks) {
    StringBuilder body = new StringBuilder();
    int at = 0;
    while (at < chunks.length()) {
      int line = chunks.indexOf("\r\n", at);
      int size = Integer.parseInt(chunks.substring(at, line).strip(), 16);
      if (size == 0) {
        break;
      }
      body.append(chunks, line + 2, line + 2 + size);
      at = line + 2 + size + 2;
    }
    return body.toString();
  }
}
