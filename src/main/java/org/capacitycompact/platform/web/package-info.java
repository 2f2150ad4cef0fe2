@NullMarked
package org.capacitycompact.platform.web;

import org.jspecify.annotations.NullMarked;
