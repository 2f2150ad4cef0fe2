/** The pages and the REST API of the menu of offers. */
@NullMarked
package org.capacitycompact.offer.web;

import org.jspecify.annotations.NullMarked;
