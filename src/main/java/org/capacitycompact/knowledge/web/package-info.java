/** Known activities as pages and as an API. */
@NullMarked
package org.capacitycompact.knowledge.web;

import org.jspecify.annotations.NullMarked;
