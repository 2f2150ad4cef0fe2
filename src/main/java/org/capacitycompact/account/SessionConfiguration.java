package org.capacitycompact.account;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;

/**
 * Keeps sessions in the database: any node can serve them, they survive restarts, and all of a
 * person's can be ended.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableJdbcHttpSession(
    tableName = "spring_session",
    cleanupCron = "0 */5 * * * *",
    maxInactiveIntervalInSeconds = SessionConfiguration.BEFORE_SIGN_IN_SECONDS)
class SessionConfiguration {

  /** For visitors who only opened the sign-in page. */
  static final int BEFORE_SIGN_IN_SECONDS = 1800;

  @Bean
  @Primary
  ThriftySessions sessionsOfThePortal(JdbcIndexedSessionRepository stored) {
    return new ThriftySessions(stored);
  }

  @Bean
  Sessions sessions(
      JdbcIndexedSessionRepository stored,
      org.springframework.jdbc.core.simple.JdbcClient database,
      java.time.Clock clock,
      @Value("${server.servlet.session.timeout}") Duration idle) {
    return new Sessions(stored, database, clock, idle);
  }

  /**
   * Two requests that write the same new attribute to a session at the same moment must not fail.
   */
  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> postgresql() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }
}
