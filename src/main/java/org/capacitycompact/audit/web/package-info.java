/** The record, searched and verified. */
@NullMarked
package org.capacitycompact.audit.web;

import org.jspecify.annotations.NullMarked;
