package org.capacitycompact.attachment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Sends a document as a download, whatever the browser takes it for: nothing of it is shown or run
 * on our pages, and no cache stores it.
 */
@Component
public class AttachmentResponse {

  private final Attachments attachments;

  AttachmentResponse(Attachments attachments) {
    this.attachments = attachments;
  }

  /** Sends the whole document; for {@code HEAD}, only the headers. */
  public void send(Attachment attachment, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType(attachment.mediaType());
    response.setContentLengthLong(attachment.bytes());
    response.setHeader("Content-Disposition", disposition(attachment.fileName()));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    response.setHeader("Cache-Control", "private, no-store");
    response.setHeader("Content-Digest", "sha-256=:" + base64(attachment.sha256()) + ":");
    // A strong ETag also keeps the server from compressing, which would remove the length.
    response.setHeader("ETag", "\"" + attachment.sha256() + "\"");
    if (!request.getMethod().equals("HEAD")) {
      attachments.send(attachment, response.getOutputStream());
    }
  }

  /** RFC 6266: the full name as in RFC 8187, and an ASCII version. */
  static String disposition(String name) {
    StringBuilder plain = new StringBuilder();
    name.codePoints()
        .map(c -> c < ' ' || c > '~' || c == '"' || c == '\\' || c == '%' ? '_' : c)
        .forEach(plain::appendCodePoint);
    StringBuilder full = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      boolean asItIs =
          b >= '0' && b <= '9'
              || b >= 'a' && b <= 'z'
              || b >= 'A' && b <= 'Z'
              || b == '-'
              || b == '.'
              || b == '_';
      full.append(asItIs ? String.valueOf((char) b) : String.format("%%%02X", b & 0xFF));
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + full;
  }

  private static String base64(String hexadecimal) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hexadecimal));
  }
}
