package org.capacitycompact.mail;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers what a test tells it, by the first word of what it is told. */
public final class ScriptedSmtp implements Closeable {

  private final ServerSocket socket;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  final List<String> told = new CopyOnWriteArrayList<>();

  public ScriptedSmtp() {
    try {
      socket = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread server = new Thread(this::serve, "scripted smtp");
    server.setDaemon(true);
    server.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** From now on it answers this to a command; "." is the end of a message. */
  public ScriptedSmtp answer(String command, String with) {
    answers.put(command, with);
    return this;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException gone) {
        // The client has gone, or the test is over.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    say(client, "220 scripted");
    boolean inMessage = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (inMessage && !line.equals(".")) {
        continue;
      }
      inMessage = false;
      told.add(line);
      String command = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
      String answer = answers.getOrDefault(command, usual(command));
      if (answer.isEmpty()) {
        return;
      }
      inMessage = command.equals("DATA") && answer.startsWith("354");
      say(client, answer);
    }
  }

  private static String usual(String command) {
    return switch (command) {
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 ok";
    };
  }

  private static void say(Socket client, String answer) throws IOException {
    client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    client.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
