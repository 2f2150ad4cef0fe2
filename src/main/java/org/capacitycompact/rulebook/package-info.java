/**
 * The decision tables: their versions, drafts, the check that a table must pass, publication, and
 * the evaluation of one. Policy changes without a programmer.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "authorization",
      "web",
      "form",
      "audit",
      "party",
      "clauses"
    })
package org.capacitycompact.rulebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
