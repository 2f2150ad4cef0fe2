/** What the Compact knows from outside: activities that others published, and how they are read. */
@NullMarked
package org.capacitycompact.knowledge.domain;

import org.jspecify.annotations.NullMarked;
