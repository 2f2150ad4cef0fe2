package org.capacitycompact.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** The one file of a form that was sent. */
public final class SentFile {

  private final MultipartFile file;

  private SentFile(MultipartFile file) {
    this.file = file;
  }

  /**
   * The file.
   *
   * @throws AttachmentRefusedException when none was chosen, or more than one were
   */
  public static SentFile of(HttpServletRequest request) throws AttachmentRefusedException {
    MultipartHttpServletRequest form =
        WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    List<MultipartFile> chosen =
        form == null
            ? List.of()
            : form.getMultiFileMap().values().stream()
                .flatMap(List::stream)
                // What a browser sends of an input that nobody chose a file for.
                .filter(each -> each.getSize() > 0 || !name(each).isEmpty())
                .toList();
    if (chosen.isEmpty()) {
      throw AttachmentRefusedException.file("none");
    }
    if (chosen.size() > 1) {
      throw AttachmentRefusedException.file("several");
    }
    return new SentFile(chosen.get(0));
  }

  public String name() {
    return name(file);
  }

  public InputStream content() throws IOException {
    return file.getInputStream();
  }

  private static String name(MultipartFile file) {
    @Nullable String name = file.getOriginalFilename();
    return name == null ? "" : name;
  }
}
