package org.capacitycompact.attachment;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.capacitycompact.attachment.Attachment.Place;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.Initiatives;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * New contents are stored in the folder if one is configured, else in the database; both are read.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(AttachmentProperties.class)
class AttachmentConfiguration {

  @Bean
  Attachments attachments(
      AttachmentProperties limits,
      AttachmentRows rows,
      AttachmentRights rights,
      DatabaseStore inDatabase,
      JdbcClient database,
      Initiatives initiatives,
      InitiativeLock lock,
      Chronicle chronicle,
      PlatformTransactionManager transactions,
      Clock clock) {
    Map<Place, ContentStore> stores = new EnumMap<>(Place.class);
    stores.put(Place.DATABASE, inDatabase);
    limits
        .place()
        .ifPresent(folder -> stores.put(Place.FOLDER, new FolderStore(folder, database, clock)));
    return new Attachments(
        limits,
        rows,
        rights,
        stores,
        initiatives,
        lock,
        chronicle,
        new TransactionTemplate(transactions),
        clock);
  }

  @Bean
  FolderSweep folderSweep(
      AttachmentProperties limits,
      JdbcClient database,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new FolderSweep(
        limits.place().map(folder -> new FolderStore(folder, database, clock)).orElse(null),
        new TransactionTemplate(transactions),
        clock);
  }
}
