package org.capacitycompact.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scans a file with ClamAV's daemon, in its protocol: the file is sent in pieces with their length,
 * and the daemon answers in one line. Anything but a plain {@code OK} is a refusal.
 */
final class VirusScanner {

  private static final Logger log = LoggerFactory.getLogger(VirusScanner.class);
  private static final int PIECE = 32 << 10;
  private static final int LONGEST_ANSWER = 1024;

  private final SocketAddress daemon;
  private final Duration patience;

  /**
   * @param address {@code tcp://host:port} or {@code unix:/path}
   * @param patience for the whole scan
   */
  VirusScanner(URI address, Duration patience) {
    this.daemon = read(address);
    this.patience = patience;
  }

  private static SocketAddress read(URI address) {
    if ("unix".equals(address.getScheme()) && address.getPath() != null) {
      return UnixDomainSocketAddress.of(address.getPath());
    }
    if ("tcp".equals(address.getScheme()) && address.getHost() != null && address.getPort() > 0) {
      return InetSocketAddress.createUnresolved(address.getHost(), address.getPort());
    }
    throw new IllegalArgumentException(
        "compact.attachments.scanner is \""
            + address
            + "\": give tcp://host:3310 or unix:/path/to/clamd.ctl");
  }

  /**
   * Accepts a file in which nothing is found.
   *
   * @throws AttachmentRefusedException when something is found, or when the daemon gives no result;
   *     that is our fault, but the file is still refused
   */
  void refuseInfected(Path file) throws AttachmentRefusedException {
    String answer;
    try {
      answer = asked(file);
    } catch (IOException away) {
      log.error("The virus scanner does not answer, so no document is taken: {}", away.toString());
      throw AttachmentRefusedException.notScanned(away);
    }
    if (answer.endsWith(" FOUND")) {
      log.warn("A document was refused: {}", answer);
      throw AttachmentRefusedException.file("infected");
    }
    if (!answer.equals("stream: OK")) {
      log.error("The virus scanner says, so that no document is taken: {}", answer);
      throw AttachmentRefusedException.notScanned(new IOException(answer));
    }
  }

  private String asked(Path file) throws IOException {
    try (Conversation clamd = new Conversation(daemon, patience)) {
      clamd.write(ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
      try (InputStream content = Files.newInputStream(file)) {
        byte[] piece = new byte[PIECE];
        for (int n = content.read(piece); n >= 0; n = content.read(piece)) {
          clamd.write(ByteBuffer.allocate(Integer.BYTES + n).putInt(n).put(piece, 0, n).flip());
        }
      }
      clamd.write(ByteBuffer.allocate(Integer.BYTES).putInt(0).flip());
      return clamd.answer();
    }
  }

  /** A connection over TCP or a local socket, with a time limit for every step. */
  private static final class Conversation implements AutoCloseable {

    private final SocketChannel channel;
    private final Selector selector;
    private final long end;

    Conversation(SocketAddress daemon, Duration patience) throws IOException {
      this.end = System.nanoTime() + patience.toNanos();
      this.channel =
          daemon instanceof InetSocketAddress
              ? SocketChannel.open()
              : SocketChannel.open(StandardProtocolFamily.UNIX);
      this.selector = Selector.open();
      channel.configureBlocking(false);
      SocketAddress found =
          daemon instanceof InetSocketAddress named
              ? new InetSocketAddress(named.getHostString(), named.getPort())
              : daemon;
      if (found instanceof InetSocketAddress resolved && resolved.isUnresolved()) {
        throw new IOException("there is no host " + resolved.getHostString());
      }
      if (!channel.connect(found)) {
        await(SelectionKey.OP_CONNECT);
        channel.finishConnect();
      }
    }

    void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        if (channel.write(bytes) == 0) {
          await(SelectionKey.OP_WRITE);
        }
      }
    }

    String answer() throws IOException {
      ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
      while (answer.hasRemaining()) {
        int read = channel.read(answer);
        boolean ended = answer.position() > 0 && answer.get(answer.position() - 1) == 0;
        if (read < 0 || ended) {
          break;
        }
        if (read == 0) {
          await(SelectionKey.OP_READ);
        }
      }
      return StandardCharsets.UTF_8.decode(answer.flip()).toString().replace("\0", "").strip();
    }

    private void await(int what) throws IOException {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      SelectionKey key = channel.register(selector, what);
      if (left <= 0 || selector.select(left) == 0) {
        throw new IOException("no answer in time");
      }
      key.interestOps(0);
      selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
      selector.close();
      channel.close();
    }
  }
}
