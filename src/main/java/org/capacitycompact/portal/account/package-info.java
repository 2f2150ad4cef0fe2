/** What people do about their own account: come in by a link, password, sessions, language. */
@NullMarked
package org.capacitycompact.portal.account;

import org.jspecify.annotations.NullMarked;
