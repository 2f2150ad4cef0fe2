package org.capacitycompact.platform.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The public address of this system, as used in links that leave it: a scheme, a host and perhaps a
 * port. The operator configures it. It never comes from a request, whose host name can be anything.
 */
record WebAddress(String scheme, String host, int port) {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Reads the setting {@code compact.web.address}.
   *
   * @throws UnusableAddressException when links cannot carry it
   */
  static WebAddress of(String setting) {
    URI address;
    try {
      address = new URI(setting.strip());
    } catch (URISyntaxException unreadable) {
      throw unusable(setting);
    }
    String host = address.getHost();
    boolean plain =
        host != null
            && address.getRawUserInfo() == null
            && address.getRawQuery() == null
            && address.getRawFragment() == null
            && Set.of("", "/").contains(address.getRawPath());
    boolean safe =
        "https".equalsIgnoreCase(address.getScheme())
            || "http".equalsIgnoreCase(address.getScheme())
                && host != null
                && THIS_MACHINE.contains(host.toLowerCase(java.util.Locale.ROOT));
    if (!plain || !safe) {
      throw unusable(setting);
    }
    String scheme = address.getScheme().toLowerCase(java.util.Locale.ROOT);
    int port = address.getPort() > 0 ? address.getPort() : usualPort(scheme);
    return new WebAddress(scheme, java.util.Objects.requireNonNull(host), port);
  }

  /** The address of this machine, for trying the product out. */
  static WebAddress ofThisMachine(String scheme, int port) {
    return new WebAddress(scheme, "localhost", port);
  }

  /** The beginning of a link, without a slash at the end. */
  String text() {
    return scheme + "://" + host + (port == usualPort(scheme) ? "" : ":" + port);
  }

  private static int usualPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static UnusableAddressException unusable(@Nullable String setting) {
    return new UnusableAddressException(
        "compact.web.address is \""
            + setting
            + "\", which is no address that links may carry: give https:// and the host name by"
            + " which people reach the portal, without a path, such as https://compact.example.org");
  }
}
