/**
 * Change of a decision table without a programmer: drafts, the check that a table must pass, and
 * its publication.
 */
@NullMarked
@NamedInterface("policy")
package org.capacitycompact.criteria.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
