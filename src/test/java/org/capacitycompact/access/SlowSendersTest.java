package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A client that sends as slowly as possible keeps nobody else waiting. */
@CompactTest
class SlowSendersTest {

  /** More than the server has threads. */
  private static final int MANY = 320;

  @LocalServerPort private int port;

  @Test
  void hundredsOfSlowBodiesKeepNobodyFromSigningIn() throws Exception {
    List<Socket> slow = new ArrayList<>();
    ExecutorService dribbling = Executors.newSingleThreadExecutor();
    try {
      for (int i = 0; i < MANY; i++) {
        // Some from one address, the rest from many: the number of waiting threads is limited in
        // all.
        String from = i < 40 ? "127.0.7.1" : "127.0.8." + (1 + i % 40);
        slow.add(sending(from, head(i % 3)));
      }
      dribbling.submit(() -> dribble(slow));

      Instant began = Instant.now();
      assertThat(status("127.0.9.1", "GET /actuator/health/readiness")).isEqualTo(200);
      assertThat(status("127.0.7.1", "GET /actuator/health")).as("from there").isEqualTo(200);
      assertThat(Caller.anonymous(port).signIn("amina", "").headers().firstValue("Location"))
          .hasValue("/");
      assertThat(Caller.basic(port, "amina").get("/api/tasks").status()).isEqualTo(200);
      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
    } finally {
      dribbling.shutdownNow();
      dribbling.awaitTermination(5, TimeUnit.SECONDS);
      for (Socket each : slow) {
        each.close();
      }
    }
  }

  @Test
  void strangersLeavePlacesToWhoHasSignedIn() throws Exception {
    List<Socket> slow = new ArrayList<>();
    String cookies =
        Caller.anonymous(port).signIn("amina", "").headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.split(";")[0])
            .collect(Collectors.joining("; "));
    String page =
        head(0)
            .replace("/sign-in", "/initiatives")
            .replace("Host:", "Cookie: " + cookies + "\r\nHost:");
    try {
      for (int i = 0; i < 160; i++) {
        slow.add(sending("127.0.10." + (1 + i % 40), head(i % 2)));
      }
      Thread.sleep(1_000);
      byte[] body = "x".repeat(5000).getBytes(StandardCharsets.ISO_8859_1);
      try (Socket program = sending("127.0.9.2", head(2));
          Socket browser = sending("127.0.9.2", page)) {
        Thread.sleep(1_000);
        program.getOutputStream().write(body);
        browser.getOutputStream().write(body);
        assertThat(answered(program, 3_000)).startsWith("HTTP/1.1 400");
        // The form lacks the token that a page would have sent.
        assertThat(answered(browser, 3_000)).startsWith("HTTP/1.1 403");
      }
    } finally {
      for (Socket each : slow) {
        each.close();
      }
    }
  }

  /** Takes twenty seconds, the limit under test. */
  @Test
  @EnabledIf("org.capacitycompact.Thorough#asked")
  void aBodyThatNobodyWantsIsNotReadForHours() throws Exception {
    String head = head(1).replace("5000", "60000000");
    try (Socket unread = sending("127.0.7.6", head)) {
      unread.setSoTimeout(500);
      Instant began = Instant.now();
      // Twice the rate that counts as slow.
      byte[] piece = "x".repeat(1024).getBytes(StandardCharsets.ISO_8859_1);
      boolean open = true;
      while (open && Duration.between(began, Instant.now()).toSeconds() < 40) {
        try {
          unread.getOutputStream().write(piece);
          open = unread.getInputStream().read() >= 0;
        } catch (SocketTimeoutException nothingNew) {
          // Continue with another piece.
        } catch (SocketException closed) {
          open = false;
        }
      }
      assertThat(open).isFalse();
    }
  }

  @Test
  void whoSendsTooManySlowBodiesFromOneAddressIsToldSo() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) {
        slow.add(sending("127.0.7.2", head(0)));
      }
      String answer = "";
      for (int i = 0; i < 20 && !answer.startsWith("HTTP/1.1 429"); i++) {
        Socket further = sending("127.0.7.2", head(0));
        slow.add(further);
        answer = answered(further, 1_500);
      }
      assertThat(answer).startsWith("HTTP/1.1 429").contains("Retry-After: ", "<h1");
      assertThat(status("127.0.7.3", "GET /sign-in")).isEqualTo(200);
    } finally {
      for (Socket each : slow) {
        each.close();
      }
    }
  }

  @Test
  void oneAddressKeepsSoManyConnectionsAndOthersGetTheirs() throws Exception {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 512; i++) {
        open.add(sending("127.0.7.9", "GET /"));
      }
      assertThat(isClosed("127.0.7.9")).as("one more").isTrue();
      assertThat(status("127.0.7.8", "GET /sign-in")).isEqualTo(200);
    } finally {
      for (Socket each : open) {
        each.close();
      }
    }
    for (int i = 0; i < 50 && isClosed("127.0.7.9"); i++) {
      Thread.sleep(100);
    }
    assertThat(status("127.0.7.9", "GET /sign-in")).as("once they are closed").isEqualTo(200);
  }

  private boolean isClosed(String from) throws IOException {
    try (Socket further = sending(from, "GET /")) {
      further.setSoTimeout(1_000);
      return further.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Test
  void aBodyThatStaysAwayIsNotWaitedFor() throws Exception {
    try (Socket silent = sending("127.0.7.4", head(2));
        Socket unread = sending("127.0.7.5", head(1))) {
      assertThat(answered(silent, 15_000))
          .startsWith("HTTP/1.1 408")
          .contains("Connection: close", "too slowly");
      // Nobody reads this body: it is answered at once, and the connection still ends.
      String refused = answered(unread, 15_000);
      assertThat(refused).startsWith("HTTP/1.1 401");
      assertThat(unread.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aBodyInPiecesIsNoLongerThanOneThatSaysItsLength() throws Exception {
    String piece = "7d0\r\n" + "x".repeat(2000) + "\r\n";
    String answer =
        RawRequest.send(
            port,
            "POST /api/initiatives HTTP/1.1",
            "Host: localhost",
            "Authorization: Basic YW1pbmE6Q29tcGFjdC0yMDI2IQ==",
            "Content-Type: application/json",
            "Transfer-Encoding: chunked",
            "Connection: close",
            "",
            "a\r\n{\"title\":\"\r\n" + piece.repeat(1_200) + "0");
    assertThat(answer).startsWith("HTTP/1.1 413").contains("2 MB");
  }

  /** A form for a page, an unread body, and JSON for a program. */
  private static String head(int kind) {
    String body = "Host: localhost\r\nContent-Length: 5000\r\nContent-Type: ";
    return switch (kind) {
      case 0 -> "POST /sign-in HTTP/1.1\r\n" + body + "application/x-www-form-urlencoded\r\n\r\n";
      case 1 -> "POST /api/tasks HTTP/1.1\r\n" + body + "application/json\r\n\r\n";
      default ->
          "POST /api/initiatives HTTP/1.1\r\nAuthorization: Basic YW1pbmE6Q29tcGFjdC0yMDI2IQ==\r\n"
              + body
              + "application/json\r\n\r\n";
    };
  }

  private Socket sending(String from, String head) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  private static void dribble(List<Socket> slow) {
    while (!Thread.currentThread().isInterrupted()) {
      for (Socket each : slow) {
        try {
          each.getOutputStream().write('{');
          each.getOutputStream().flush();
        } catch (IOException refused) {
          // This is expected.
        }
      }
      try {
        Thread.sleep(500);
      } catch (InterruptedException done) {
        return;
      }
    }
  }

  private int status(String from, String request) throws IOException {
    try (Socket socket =
        sending(from, request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) {
      return Integer.parseInt(answered(socket, 10_000).split(" ")[1]);
    }
  }

  private static String answered(Socket socket, int millis) throws IOException {
    socket.setSoTimeout(millis);
    StringBuilder answer = new StringBuilder();
    try {
      for (int b = socket.getInputStream().read(); b >= 0; b = socket.getInputStream().read()) {
        answer.append((char) b);
      }
    } catch (SocketTimeoutException notYet) {
      return answer.toString();
    }
    return answer.toString();
  }
}
