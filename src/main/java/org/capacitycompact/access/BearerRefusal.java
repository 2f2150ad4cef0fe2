package org.capacitycompact.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.capacitycompact.platform.web.PublicContact;

/**
 * Why a program with a token is refused (RFC 6750), as problem details. Unknown, expired and
 * revoked tokens get the same answer. The decision depends only on the form of the path, never on
 * whether the resource exists.
 */
enum BearerRefusal {
  INVALID_TOKEN(401, "Unauthorized", "The token is unknown, expired or revoked."),
  INSUFFICIENT_SCOPE(403, "Forbidden", "The token lacks the scope %s."),
  PROVIDER_AWAY(503, "Service Unavailable", "The provider of the token cannot be asked now."),
  NOTHING_HERE(404, "Not Found", "There is nothing here for you.");

  private final int status;
  private final String title;
  private final String detail;

  BearerRefusal(int status, String title, String detail) {
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  /**
   * @param scope code of the missing scope, if one is missing
   */
  void send(HttpServletResponse response, String scope, PublicContact contact) throws IOException {
    response.setStatus(status);
    if (status == 401 || status == 403) {
      response.setHeader(
          "WWW-Authenticate",
          "Bearer realm=\"compact\", error=\"%s\""
                  .formatted(name().toLowerCase(java.util.Locale.ROOT))
              + (scope.isEmpty() ? "" : ", scope=\"" + scope + "\""));
    }
    response.setContentType("application/problem+json");
    response
        .getOutputStream()
        .write(
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"contact\":%s}"
                .formatted(title, status, detail.formatted(scope), contact.json())
                .getBytes(StandardCharsets.UTF_8));
  }
}
