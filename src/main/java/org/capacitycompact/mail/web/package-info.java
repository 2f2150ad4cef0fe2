/** The page about mail. */
@NullMarked
package org.capacitycompact.mail.web;

import org.jspecify.annotations.NullMarked;
