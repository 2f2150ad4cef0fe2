/**
 * The page of all that was said about an initiative. Pages that show a thing join what was said
 * about it, and the form, with {@code CommentViews} and the template {@code comment/thread}.
 */
@NullMarked
@NamedInterface("web")
package org.capacitycompact.comment.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
