package org.capacitycompact.audit;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where seals go outside the database's reach; nowhere by default.
 *
 * @param file each seal is added to it as a line
 * @param address each seal is sent there; over TLS, but on the same machine
 * @param token to show at the address
 */
@ConfigurationProperties("compact.audit.outside")
record OutsideProperties(@Nullable Path file, @Nullable URI address, @Nullable String token) {

  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  OutsideProperties {
    if (address != null
        && !"https".equals(address.getScheme())
        && !("http".equals(address.getScheme()) && HERE.contains(address.getHost()))) {
      throw new IllegalArgumentException("compact.audit.outside.address has to begin with https:");
    }
  }
}
