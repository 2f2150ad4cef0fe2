package org.capacitycompact.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Passes the acting person to controllers, as a parameter of type {@link Actor}, or {@code
 * Optional<Actor>} on pages that are open to everyone.
 */
@Component
class ActorArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.nestedIfOptional().getNestedParameterType().equals(Actor.class);
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
    Actor actor = http == null ? null : ActorFilter.actor(http);
    if (parameter.getParameterType().equals(Optional.class)) {
      return Optional.ofNullable(actor);
    }
    if (actor == null) {
      throw new IllegalStateException("a page for signed-in people was reached without signing in");
    }
    return actor;
  }
}
