/** People and their accounts; one's own account. */
@NullMarked
package org.capacitycompact.account.web;

import org.jspecify.annotations.NullMarked;
