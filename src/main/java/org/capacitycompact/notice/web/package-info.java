/** What is new, and how one wants to be told. */
@NullMarked
package org.capacitycompact.notice.web;

import org.jspecify.annotations.NullMarked;
