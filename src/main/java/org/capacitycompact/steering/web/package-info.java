/** Pages of the steering group: ballots, waivers, reviewers. */
@NullMarked
package org.capacitycompact.steering.web;

import org.jspecify.annotations.NullMarked;
