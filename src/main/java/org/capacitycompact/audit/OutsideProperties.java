package org.capacitycompact.audit;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where seals are sent outside the reach of whoever controls the database; nowhere by default.
 *
 * @param file each seal is added to it as a line
 * @param address each seal is sent there; TLS is required except on the same machine
 * @param token bearer token for the address
 */
@ConfigurationProperties("compact.audit.outside")
record OutsideProperties(@Nullable Path file, @Nullable URI address, @Nullable String token) {

  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Characters that can stand in a header unchanged. */
  private static final Pattern TOKEN = Pattern.compile("[!-~]+");

  /**
   * Error messages do not repeat a refused value, because it is or may contain a secret.
   *
   * @throws IllegalArgumentException when the address or the token cannot be used
   */
  OutsideProperties {
    // A token read from a file often ends with a line break.
    token = token == null || token.isBlank() ? null : token.strip();
    if (token != null && !TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "compact.audit.outside.token has to be one word of letters, figures and signs");
    }
    if (address != null && (address.getHost() == null || address.getRawUserInfo() != null)) {
      throw new IllegalArgumentException(
          "compact.audit.outside.address has to name a host, and nobody before it: what is shown"
              + " there is compact.audit.outside.token");
    }
    if (address != null
        && !"https".equals(address.getScheme())
        && !("http".equals(address.getScheme()) && HERE.contains(address.getHost()))) {
      throw new IllegalArgumentException("compact.audit.outside.address has to begin with https:");
    }
  }

  /** Leaves out the token. */
  @Override
  public String toString() {
    return "OutsideProperties[file=" + file + ", address=" + address + "]";
  }
}
