/**
 * Questions to the steering group about one running initiative (S108), and the waivers and newer
 * criteria that come of them: they are put to a ballot beside the stages, and end with the
 * initiative.
 */
@NullMarked
@NamedInterface("question")
package org.capacitycompact.steering.question;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
