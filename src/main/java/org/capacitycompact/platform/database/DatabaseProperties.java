package org.capacitycompact.platform.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded database. Ignored once {@code spring.datasource.url} names a server.
 *
 * @param folder where its data is kept
 * @param port a fixed port; null for any free one
 */
@ConfigurationProperties("compact.database")
record DatabaseProperties(@DefaultValue(".compact/database") Path folder, @Nullable Integer port) {}
