/** The pages on which a country looks for its partners, and providers for demands. */
@NullMarked
package org.capacitycompact.partnership.web;

import org.jspecify.annotations.NullMarked;
