package org.capacitycompact.platform.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Backups of the embedded database, made while it is in use.
 *
 * @param folder where they are kept, best on another disk; without it none are made
 * @param keep how many are kept; an older one is deleted only after a newer good one was made
 */
@ConfigurationProperties("compact.backup")
record BackupProperties(@Nullable Path folder, @DefaultValue("7") int keep) {}
