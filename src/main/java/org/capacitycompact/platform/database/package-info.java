/** The database: the embedded one and its backups, and which rows each thread sees. */
@NullMarked
package org.capacitycompact.platform.database;

import org.jspecify.annotations.NullMarked;
