package org.capacitycompact.platform.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP/1.1 with a limit on the connections of one address. The container only limits all
 * connections together, so one client could take them all.
 */
public final class BoundedConnections extends Http11NioProtocol {

  private static final Logger log = LoggerFactory.getLogger(BoundedConnections.class);
  private static final long TOLD_EVERY = Duration.ofMinutes(1).toNanos();

  /** The container creates it by class name. */
  public BoundedConnections() {
    super(new Endpoint());
  }

  /**
   * @param perAddress connections of one address; 0 means no limit
   * @param exempt addresses of proxies, each of which stands for many clients
   */
  void limit(int perAddress, Predicate<String> exempt) {
    Endpoint endpoint = (Endpoint) getEndpoint();
    endpoint.perAddress = perAddress;
    endpoint.exempt = exempt;
  }

  /** Used only by the one thread that accepts connections. */
  private static final class Endpoint extends NioEndpoint {

    private final OpenByPlace open = new OpenByPlace(System.nanoTime());
    private volatile int perAddress;
    private volatile Predicate<String> exempt = address -> false;
    private long told = System.nanoTime() - TOLD_EVERY;

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
      if (mayOpen(socket)) {
        return super.setSocketOptions(socket);
      }
      destroySocket(socket);
      return false;
    }

    private boolean mayOpen(SocketChannel socket) {
      if (perAddress <= 0 || !(address(socket) instanceof InetSocketAddress from)) {
        return true;
      }
      String address = from.getAddress().getHostAddress();
      if (exempt.test(address)) {
        return true;
      }
      if (open.add(Network.of(from.getAddress()), socket, perAddress, System.nanoTime())) {
        return true;
      }
      tell(address);
      return false;
    }

    private static SocketAddress address(SocketChannel socket) {
      try {
        return socket.getRemoteAddress();
      } catch (IOException gone) {
        return new SocketAddress() {};
      }
    }

    private void tell(String address) {
      long now = System.nanoTime();
      if (now - told > TOLD_EVERY) {
        told = now;
        log.warn(
            "{} has {} connections open and gets no more. If it is a proxy, name it: see"
                + " server.forward-headers-strategy in the operations guide",
            address,
            perAddress);
      }
    }
  }
}
