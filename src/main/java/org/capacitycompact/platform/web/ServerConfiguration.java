package org.capacitycompact.platform.web;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The web container, with a limit on how much one client can keep waiting. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionLimits.class)
class ServerConfiguration {

  /**
   * Runs after Boot's own customisers, so that the valve that reads forwarded addresses comes
   * before ours.
   */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedServer(
      ConnectionLimits limits, ServerProperties server) {
    return factory -> {
      // Half of the threads never wait for clients.
      int most = Math.max(1, server.getTomcat().getThreads().getMax() / 2);
      factory.setProtocol(BoundedConnections.class.getName());
      factory.addEngineValves(
          new BodyWatch(
              limits,
              new Waiting(limits.waitingPerAddress(), most),
              server.getTomcat().getMaxSwallowSize().toBytes()));
      factory.addConnectorCustomizers(connector -> bound(connector, limits, server));
    };
  }

  private static void bound(Connector connector, ConnectionLimits limits, ServerProperties server) {
    if (connector.getProtocolHandler() instanceof BoundedConnections protocol) {
      protocol.setDisableUploadTimeout(false);
      protocol.setConnectionUploadTimeout((int) limits.silence().toMillis());
      protocol.limit(limits.perAddress(), proxies(server));
    }
  }

  /** The proxies whose forwarded addresses are trusted. */
  private static Predicate<String> proxies(ServerProperties server) {
    return server.getForwardHeadersStrategy() == ServerProperties.ForwardHeadersStrategy.NATIVE
        ? Pattern.compile(server.getTomcat().getRemoteip().getInternalProxies()).asMatchPredicate()
        : address -> false;
  }
}
