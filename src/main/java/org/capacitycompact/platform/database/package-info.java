@NullMarked
package org.capacitycompact.platform.database;

import org.jspecify.annotations.NullMarked;
