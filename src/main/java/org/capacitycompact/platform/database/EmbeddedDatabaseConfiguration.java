package org.capacitycompact.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the embedded PostgreSQL unless {@code spring.datasource.url} names a server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
@ConditionalOnProperty(
    name = "spring.datasource.url",
    matchIfMissing = true,
    havingValue = "embedded")
class EmbeddedDatabaseConfiguration {

  @Bean
  EmbeddedDatabase embeddedDatabase(DatabaseProperties properties) {
    return EmbeddedDatabase.start(properties.folder(), properties.port());
  }

  @Bean
  @ConfigurationProperties("spring.datasource.hikari")
  HikariDataSource dataSource(EmbeddedDatabase database) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(database.jdbcUrl());
    pool.setUsername(EmbeddedRoles.APP);
    return pool;
  }

  /** Flyway connects as the owner of the tables, a role that never serves a request. */
  @Bean
  FlywayConnectionDetails ownerOfTheTables(EmbeddedDatabase database) {
    return new FlywayConnectionDetails() {
      @Override
      public String getUsername() {
        return EmbeddedRoles.OWNER;
      }

      @Override
      public @Nullable String getPassword() {
        return null;
      }

      @Override
      public String getJdbcUrl() {
        return database.jdbcUrl();
      }
    };
  }
}
