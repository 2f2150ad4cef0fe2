package org.capacitycompact.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends bytes that no well-behaved client would. */
final class RawRequest {

  private RawRequest() {}

  /** Everything answered until the connection is closed. */
  static String send(int port, String... lines) {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(10_000);
      String request = String.join("\r\n", lines) + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
