package org.capacitycompact.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scanner is called with ClamAV's protocol, and only files that it accepts pass. */
class VirusScannerTest {

  /** The anti-virus industry's test string, in two parts so that no scanner finds it here. */
  private static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  @TempDir private Path folder;
  private ServerSocketChannel daemon;

  @AfterEach
  void stop() throws IOException {
    if (daemon != null) {
      daemon.close();
    }
  }

  @Test
  void aCleanFilePassesAndAnInfectedOneDoesNot() throws Exception {
    URI address = overTcp("");
    assertThat(refusal(address, "a letter ".repeat(20_000))).isNull();
    assertThat(refusal(address, "before " + EICAR)).hasMessage("attachment.refused.infected");
  }

  @Test
  void itIsAskedOverALocalSocketToo() throws Exception {
    Path socket = folder.resolve("clamd.ctl");
    start(
        ServerSocketChannel.open(StandardProtocolFamily.UNIX),
        UnixDomainSocketAddress.of(socket),
        "");
    assertThat(refusal(URI.create("unix:" + socket), "a letter")).isNull();
    assertThat(refusal(URI.create("unix:" + socket), EICAR))
        .hasMessage("attachment.refused.infected");
  }

  @Test
  void whateverElseItSaysIsNoPermission() throws Exception {
    for (String answer :
        new String[] {
          "INSTREAM size limit exceeded. ERROR\0",
          "UNKNOWN COMMAND\0",
          "stream: OKAY\0",
          "\0",
          "hang up"
        }) {
      AttachmentRefusedException refused = refusal(overTcp(answer), "a letter");
      assertThat(refused).as(answer).hasMessage("attachment.refused.scanner");
      assertThat(refused.isOurFault()).isTrue();
      daemon.close();
    }
  }

  @Test
  void aScannerThatIsAwayOrSilentLetsNothingPass() throws Exception {
    assertThat(refusal(nobodyThere(), "a letter")).hasMessage("attachment.refused.scanner");
    long began = System.nanoTime();
    assertThat(refusal(overTcp("silence"), "a letter")).hasMessage("attachment.refused.scanner");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThat(refusal(URI.create("tcp://no-such-host.invalid:3310"), "a letter"))
        .hasMessage("attachment.refused.scanner");
  }

  @Test
  void anAddressThatIsNoneIsToldAtTheStart() {
    for (String address :
        new String[] {"localhost:3310", "tcp://localhost", "http://a:1", "clamd"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new VirusScanner(URI.create(address), Duration.ofSeconds(1)))
          .withMessageContaining("compact.attachments.scanner");
    }
  }

  private AttachmentRefusedException refusal(URI address, String content) throws IOException {
    Path file = java.nio.file.Files.writeString(folder.resolve("content"), content);
    return (AttachmentRefusedException)
        catchThrowable(() -> new VirusScanner(address, Duration.ofSeconds(2)).refuseInfected(file));
  }

  /** An address at which nobody listens. */
  private static URI nobodyThere() throws IOException {
    try (ServerSocketChannel none = ServerSocketChannel.open()) {
      none.bind(new InetSocketAddress(InetAddress.getByName("localhost"), 0));
      return URI.create(
          "tcp://localhost:" + ((InetSocketAddress) none.getLocalAddress()).getPort());
    }
  }

  private URI overTcp(String answer) throws IOException {
    start(
        ServerSocketChannel.open(),
        new InetSocketAddress(InetAddress.getByName("localhost"), 0),
        answer);
    return URI.create(
        "tcp://localhost:" + ((InetSocketAddress) daemon.getLocalAddress()).getPort());
  }

  private void start(ServerSocketChannel server, SocketAddress at, String answer)
      throws IOException {
    daemon = server.bind(at);
    Thread serving = new Thread(() -> serve(server, answer));
    serving.setDaemon(true);
    serving.start();
  }

  /** Reads as clamd does: the command, pieces with their length, and an empty piece. */
  private static void serve(ServerSocketChannel server, String answer) {
    while (server.isOpen()) {
      try (SocketChannel client = server.accept();
          DataInputStream in = new DataInputStream(Channels.newInputStream(client))) {
        byte[] command = in.readNBytes("zINSTREAM\0".length());
        assertThat(new String(command, StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
        StringBuilder sent = new StringBuilder();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
          sent.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        }
        String found =
            sent.indexOf(EICAR) >= 0 ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0";
        switch (answer) {
          case "silence" -> {
            try (InputStream rest = in) {
              rest.readAllBytes();
            }
          }
          case "hang up" -> client.shutdownOutput();
          default ->
              client.write(
                  ByteBuffer.wrap(
                      (answer.isEmpty() ? found : answer).getBytes(StandardCharsets.US_ASCII)));
        }
      } catch (IOException stopped) {
        // The next connection is served as well.
      }
    }
  }
}
