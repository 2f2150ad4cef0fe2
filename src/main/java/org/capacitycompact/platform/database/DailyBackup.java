package org.capacitycompact.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Backs the embedded database up once a day if a folder for backups is configured. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(BackupProperties.class)
@ConditionalOnProperty("compact.backup.folder")
class DailyBackup {

  private static final Logger log = LoggerFactory.getLogger(DailyBackup.class);

  private final EmbeddedDatabase database;
  private final BackupProperties properties;
  private final @Nullable Path attachments;
  private final Clock clock;

  DailyBackup(
      EmbeddedDatabase database,
      BackupProperties properties,
      @Value("${compact.attachments.folder:#{null}}") @Nullable Path attachments,
      Clock clock) {
    this.database = database;
    this.properties = properties;
    this.attachments = attachments;
    this.clock = clock;
  }

  @Scheduled(cron = "${compact.backup.at:0 30 2 * * *}", zone = "UTC")
  void make() {
    Path into = properties.folder();
    if (into == null) {
      return;
    }
    try {
      Path made = database.backup(attachments).make(into, clock.instant());
      BaseBackup.keepNewest(into, properties.keep());
      log.info("Backup made: {}", made);
    } catch (IOException | SQLException failure) {
      log.error("No backup was made; the ones before are kept", failure);
    }
  }
}
