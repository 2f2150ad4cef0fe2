/** The pages on which countries are invited to take part, answer and leave. */
@NullMarked
package org.capacitycompact.participation.web;

import org.jspecify.annotations.NullMarked;
