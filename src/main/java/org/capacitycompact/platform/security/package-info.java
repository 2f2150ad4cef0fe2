@NullMarked
package org.capacitycompact.platform.security;

import org.jspecify.annotations.NullMarked;
