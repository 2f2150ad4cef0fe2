package org.capacitycompact.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.capacitycompact.CompactTest;
import org.capacitycompact.attachment.Attachments.NewAttachment;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Documents as people and programs use them: accepted, refused, read, withdrawn, and by whom. */
@CompactTest
class AttachmentWebTest {

  private static final int LARGEST = 20 << 20;

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private Plans plans;
  @Autowired private Initiatives initiatives;
  @Autowired private Attachments attachments;
  @Autowired private Chronicle chronicle;
  @Autowired private JdbcClient database;
  @LocalServerPort private int port;
  private MockMvc web;
  private InitiativeNumber number;

  @BeforeEach
  void raise() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    number = cast.raise("amina", "Documents of supervision " + UUID.randomUUID());
  }

  // ---- on the page

  @Test
  void aDocumentIsAddedListedAndToldInTheHistory() throws Exception {
    MockHttpServletResponse added =
        perform(
            "amina", form(file("lettre.pdf", Files.pdf())).param("note", "Signed <b>today</b>"));

    assertThat(added.getStatus()).isEqualTo(302);
    assertThat(added.getHeader("Location")).isEqualTo("/initiatives/" + number + "/documents");
    Attachment kept = only();
    String page = text(perform("amina", get("/initiatives/" + number + "/documents")));
    assertThat(page)
        .contains("lettre.pdf", "Letter of request", "Signed &lt;b&gt;today", kept.sha256())
        .contains("added by Amina Wanjala on")
        .doesNotContain("??");
    assertThat(text(perform("amina", get("/initiatives/" + number + "/history"))))
        .contains("added the document");
    assertThat(
            text(
                perform(
                    "amina",
                    get("/initiatives/" + number + "/documents").header("Accept-Language", "fr"))))
        .contains("Lettre de demande", "Ajouter un document");
  }

  @Test
  void whatIsWrongStandsBesideItsFieldAndNothingTypedIsLost() throws Exception {
    MockHttpServletResponse refused =
        perform(
            "amina", form(file("letter.docx", Files.pdf())).param("note", "From the <minister>"));

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(text(refused))
        .contains("id=\"problems\"", "autofocus", "href=\"#attachment-file\"")
        .contains("The name says docx, and the content is PDF", "From the &lt;minister&gt;")
        .contains("<option value=\"LETTER_OF_REQUEST\" selected=\"selected\"")
        .contains("<details open=\"open\">");
    assertThat(attachments.of(number)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', Choose what it is.",
    "NONSENSE, '', Choose what it is.",
    "OTHER, 'a\u0007b', Write at most 300 characters"
  })
  void aKindIsChosenAndANoteIsALine(String kind, String note, String why) throws Exception {
    MockHttpServletResponse refused =
        perform(
            "amina",
            multipart("/initiatives/" + number + "/attachments")
                .file(file("a.pdf", Files.pdf()))
                .param("kind", kind)
                .param("note", note));

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(text(refused)).contains(why);
  }

  @Test
  void oneFileAtATimeIsTaken() throws Exception {
    MockHttpServletResponse none = perform("amina", form(file("", new byte[0])));
    MockHttpServletResponse notEven = perform("amina", form());
    MockHttpServletResponse two =
        perform("amina", form(file("a.pdf", Files.pdf()), file("b.pdf", Files.pdf())));
    MockHttpServletResponse empty = perform("amina", form(file("a.pdf", new byte[0])));

    assertThat(text(none)).contains("Choose a file.");
    assertThat(text(notEven)).contains("Choose a file.");
    assertThat(text(two)).contains("Send one file at a time.");
    assertThat(text(empty)).contains("The file is empty.");
    assertThat(List.of(none, notEven, two, empty)).allMatch(each -> each.getStatus() == 422);
    assertThat(attachments.of(number)).isEmpty();
  }

  @Test
  void aFormWithoutItsTokenIsRefused() throws Exception {
    MockHttpServletResponse forged =
        web.perform(
                multipart("/initiatives/" + number + "/attachments")
                    .file(file("a.pdf", Files.pdf()))
                    .param("kind", "OTHER")
                    .with(user("amina")))
            .andReturn()
            .getResponse();

    assertThat(forged.getForwardedUrl()).isEqualTo("/sign-in/again");
    assertThat(attachments.of(number)).isEmpty();
  }

  @Test
  void theSameContentStandsOnceInAnInitiativeAndMayStandInAnother() throws Exception {
    byte[] content = Files.pdf();
    attach("amina", "first.pdf", content);
    MockHttpServletResponse again = perform("amina", form(file("second.pdf", content)));

    assertThat(again.getStatus()).isEqualTo(422);
    assertThat(text(again)).contains("This file is here already, as first.pdf.");
    InitiativeNumber other = cast.raise("amina", "Another " + UUID.randomUUID());
    attachments.add(
        other,
        cast.actor("amina"),
        new NewAttachment("OTHER", null, "first.pdf"),
        new ByteArrayInputStream(content));
    assertThat(attachments.of(other)).hasSize(1);
    withdraw("amina", only(), "wrong");
    attach("amina", "second.pdf", content);
    assertThat(attachments.of(number)).hasSize(2);
  }

  // ---- reading

  @Test
  void aDocumentIsServedAsAFileToSaveAndNothingElse() throws Exception {
    byte[] content = Files.text();
    attach("amina", "note.txt", content);
    HttpResponse<byte[]> read = api("joseph", "GET", path(only()) + "/content");

    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).isEqualTo(content);
    for (HttpResponse<byte[]> answer :
        List.of(read, api("joseph", "HEAD", path(only()) + "/content"))) {
      assertThat(header(answer, "Content-Type")).isEqualTo("text/plain");
      assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(content.length));
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.headers().allValues("Content-Security-Policy"))
          .containsExactly("sandbox; default-src 'none'");
      assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, no-store");
      assertThat(header(answer, "Content-Disposition"))
          .startsWith("attachment; filename=\"note.txt\"");
      assertThat(header(answer, "Content-Digest"))
          .isEqualTo("sha-256=:" + base64(only().sha256()) + ":");
    }
    assertThat(api("joseph", "HEAD", path(only()) + "/content").body()).isEmpty();
  }

  @Test
  void thePageServesItWithTheSameHeaders() throws Exception {
    byte[] content = Files.pdf();
    attach("amina", "letter.pdf", content);
    String at = "/initiatives/" + number + "/attachments/" + only().id();
    MockHttpServletResponse read = perform("joseph", get(at));

    assertThat(read.getContentAsByteArray()).isEqualTo(content);
    assertThat(read.getContentType()).isEqualTo("application/pdf");
    assertThat(read.getHeaders("Content-Security-Policy"))
        .containsExactly("sandbox; default-src 'none'");
    assertThat(read.getHeaders("Cache-Control")).containsExactly("private, no-store");
    assertThat(perform("joseph", head(at)).getContentAsByteArray()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "رسالة طلب الدعم.pdf",
        "budget 👩‍🌾 🇰🇪.pdf",
        "l’étude n° 3 \"finale\".pdf",
        "100% \\ \u202Efdp.pdf"
      })
  void aNameComesBackAsItWasMadeSafe(String name) throws Exception {
    attach("amina", name, Files.pdf());
    String safe = only().fileName();
    String told =
        perform("amina", get("/initiatives/" + number + "/attachments/" + only().id()))
            .getHeader("Content-Disposition");

    assertThat(safe).isEqualTo(SafeName.of(name));
    assertThat(told)
        .matches("attachment; filename=\"[ -~&&[^\"%\\\\]]+\"; filename\\*=UTF-8''[ -~]+");
    assertThat(
            URLDecoder.decode(
                told.substring(told.indexOf("''") + 2).replace("+", "%2B"), StandardCharsets.UTF_8))
        .isEqualTo(safe);
  }

  // ---- limits

  @Test
  void aFileMayHaveExactlyTheLimitAndNotAByteMore() throws Exception {
    byte[] content = Files.pdfOf(LARGEST);
    HttpResponse<byte[]> taken = upload("amina", "large.pdf", content);
    HttpResponse<byte[]> refused = upload("amina", "larger.pdf", Files.pdfOf(LARGEST + 1));
    HttpResponse<byte[]> vast = upload("amina", "vast.pdf", Files.pdfOf(LARGEST + (2 << 20)));

    assertThat(taken.statusCode()).isEqualTo(201);
    assertThat(api("amina", "GET", path(only()) + "/content").body()).isEqualTo(content);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(body(refused)).contains("\"field\":\"file\"", "larger than 20 MB");
    assertThat(vast.statusCode()).isEqualTo(413);
    assertThat(attachments.of(number)).hasSize(1);
  }

  @Test
  void uploadsAtTheSameMomentCannotPassTheLimitTogether() throws Exception {
    database
        .sql(
            """
            insert into attachment (id, number, kind, file_name, media_type, bytes, sha256, place,
              added_by, added_by_name, added_at)
            select gen_random_uuid(), ?, 'OTHER', 'a.pdf', 'application/pdf', 2600000,
              encode(sha256(gen_random_uuid()::text::bytea), 'hex'), 'FOLDER', 'amina', 'Amina', now()
            from generate_series(1, 198)
            """)
        .param(number)
        .update();
    ExecutorService people = Executors.newFixedThreadPool(6);
    try {
      Callable<Integer> one = () -> upload("amina", "a.pdf", Files.pdf()).statusCode();
      List<Future<Integer>> answers = people.invokeAll(java.util.Collections.nCopies(6, one));
      int taken = 0;
      for (Future<Integer> answer : answers) {
        taken += answer.get() == 201 ? 1 : 0;
      }
      assertThat(taken).isEqualTo(2);
    } finally {
      people.shutdown();
    }
    assertThat(attachments.of(number)).hasSize(200);
    assertThat(body(upload("amina", "b.pdf", Files.pdf()))).contains("holds 200 documents");
  }

  @Test
  void theDocumentsOfAnInitiativeFitItsLimitTogether() throws Exception {
    database
        .sql(
            """
            insert into attachment (id, number, kind, file_name, media_type, bytes, sha256, place,
              added_by, added_by_name, added_at)
            values (gen_random_uuid(), ?, 'OTHER', 'a.pdf', 'application/pdf', 524288000 - 100,
              encode(sha256('x'), 'hex'), 'FOLDER', 'amina', 'Amina', now())
            """)
        .param(number)
        .update();

    HttpResponse<byte[]> refused = upload("amina", "b.pdf", Files.pdfOf(101));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(body(refused)).contains("more than 500 MB together");
    assertThat(upload("amina", "b.pdf", Files.pdfOf(100)).statusCode()).isEqualTo(201);
  }

  // ---- withdrawing

  @Test
  void aWithdrawnDocumentStaysListedWithWhoAndWhyAndOnlyTheSecretariatReadsIt() throws Exception {
    byte[] content = Files.pdf();
    attach("amina", "letter.pdf", content);
    initiatives.openTo(number, "group:secretariat");
    String at = "/initiatives/" + number + "/attachments/" + only().id();
    MockHttpServletResponse nameless = withdraw("amina", only(), "  ");
    MockHttpServletResponse done = withdraw("amina", only(), "The wrong <version>");

    assertThat(nameless.getStatus()).isEqualTo(422);
    assertThat(text(nameless))
        .contains("Say why it is withdrawn.", "href=\"#reason-" + only().id());
    assertThat(done.getStatus()).isEqualTo(302);
    assertThat(withdraw("amina", only(), "again").getStatus()).isEqualTo(409);
    String page = text(perform("joseph", get("/initiatives/" + number + "/documents")));
    assertThat(page)
        .contains("letter.pdf", "Withdrawn by Amina Wanjala on", "The wrong &lt;version&gt;")
        .doesNotContain("href=\"" + at + "\"");
    MockHttpServletResponse gone = perform("joseph", get(at));
    assertThat(gone.getStatus()).isEqualTo(410);
    assertThat(text(gone)).doesNotContain("%PDF");
    assertThat(api("amina", "GET", path(only()) + "/content").statusCode()).isEqualTo(410);
    assertThat(perform("sofia", get(at)).getContentAsByteArray()).isEqualTo(content);
    assertThat(chronicle.of(number).get(0).kind()).isEqualTo("attachmentWithdrawn");
  }

  @Test
  void whoAddedItWithdrawsItOrTheSecretariatAndNobodyElse() throws Exception {
    attach("amina", "letter.pdf", Files.pdf());
    initiatives.openTo(number, "group:secretariat");

    assertThat(withdraw("joseph", only(), "mine now").getStatus()).isEqualTo(403);
    assertThat(only().withdrawn()).isNull();
    assertThat(withdraw("sofia", only(), "sent by mistake").getStatus()).isEqualTo(302);
    assertThat(only().withdrawn().byName()).isEqualTo("Sofia Marques");
  }

  @Test
  void theDatabaseItselfNeitherDeletesNorChangesADocument() {
    attach("amina", "letter.pdf", Files.pdf());
    UUID id = only().id();

    for (String forbidden :
        List.of(
            "delete from attachment where id = :id",
            "delete from attachment_content where attachment = :id",
            "update attachment_content set bytes = 'x' where attachment = :id",
            "update attachment set sha256 = repeat('0', 64) where id = :id",
            "update attachment set file_name = 'other.pdf' where id = :id",
            "update attachment set bytes = 1 where id = :id",
            "insert into attachment_content (attachment, number, position, bytes) select id, number, 9, 'x' from attachment where id = :id",
            "insert into attachment (id, number, kind, file_name, media_type, bytes, sha256, place, added_by, added_by_name, added_at) select gen_random_uuid(), number, kind, file_name, media_type, bytes, repeat('1', 64), place, added_by, added_by_name, added_at from attachment where id = :id")) {
      assertThatThrownBy(() -> database.sql(forbidden).param("id", id).update())
          .as(forbidden)
          .rootCause()
          .hasMessageMatching("(?s).*(never|only be withdrawn|says|permission denied).*");
    }
    database
        .sql(
            "update attachment set withdrawn_by = 'a', withdrawn_by_name = 'A', withdrawn_at = now(), withdrawn_reason = 'x' where id = ?")
        .param(id)
        .update();
    assertThatThrownBy(
            () ->
                database
                    .sql(
                        "update attachment set withdrawn_by = null, withdrawn_by_name = null, withdrawn_at = null, withdrawn_reason = null where id = ?")
                    .param(id)
                    .update())
        .rootCause()
        .hasMessageContaining("only be withdrawn");
  }

  // ---- whose

  @Test
  void anotherCountrysDocumentLooksLikeNoneAtEveryDoor() throws Exception {
    attach("amina", "supervision.pdf", Files.pdf());
    UUID id = only().id();
    InitiativeNumber own = cast.raise("koffi", "Of Togo " + UUID.randomUUID());
    for (String base : List.of("/initiatives/", "/api/initiatives/")) {
      String content = base.startsWith("/api") ? "/content" : "";
      MockHttpServletResponse none =
          perform("koffi", get(base + own + "/attachments/" + UUID.randomUUID() + content));
      assertThat(none.getStatus()).isEqualTo(404);
      for (String address :
          List.of(
              number + "/attachments/" + id + content,
              number + "/attachments/" + UUID.randomUUID() + content,
              own + "/attachments/" + id + content,
              own + "/attachments/1" + content,
              own + "/attachments/null" + content)) {
        MockHttpServletResponse theirs = perform("koffi", get(base + address));
        assertThat(theirs.getStatus()).as(address).isEqualTo(404);
        assertThat(alike(theirs)).as(address).isEqualTo(alike(none));
      }
      MockHttpServletResponse taken =
          perform(
              "koffi",
              post(base + number + "/attachments/" + id + "/withdrawal")
                  .contentType(
                      base.startsWith("/api")
                          ? "application/json"
                          : "application/x-www-form-urlencoded")
                  .content(base.startsWith("/api") ? "{\"reason\":\"x\"}" : "reason=x")
                  .with(csrf()));
      assertThat(taken.getStatus()).isEqualTo(404);
      assertThat(
              perform(
                      "koffi",
                      multipart(base + number + "/attachments")
                          .file(file("a.pdf", Files.pdf()))
                          .param("kind", "OTHER"))
                  .getStatus())
          .isEqualTo(404);
    }
    assertThat(perform("koffi", get("/api/initiatives/" + number + "/attachments")).getStatus())
        .isEqualTo(404);
    assertThat(only().withdrawn()).isNull();
  }

  @Test
  void whoHasAPartInTheInitiativeAddsToIt() throws Exception {
    initiatives.openTo(number, "group:providerBRENAP");
    initiatives.openTo(number, "user:mariam");
    initiatives.openTo(number, "user:rosa");
    initiatives.openTo(number, "group:secretariat");

    assertThat(attempt("joseph")).isEqualTo(302);
    assertThat(attempt("wanjiku")).isEqualTo(302);
    assertThat(attempt("sofia")).isEqualTo(302);
    // They were asked for an offer, a vote or an opinion before, and have no part in it.
    assertThat(attempt("paulo")).isEqualTo(403);
    assertThat(attempt("mariam")).isEqualTo(403);
    assertThat(attempt("rosa")).isEqualTo(403);
    plans.replacePartners(number, List.of(new Partner("BRENAP", true, true)));
    assertThat(attempt("paulo")).isEqualTo(302);
    database
        .sql(
            "insert into peer_review (number, position, kind, opened_by, opened_at) values (?, 1, 'final', 'sofia', now())")
        .param(number)
        .update();
    database
        .sql(
            "insert into review_invitation (review, reviewer, practitioner, state, invited_at) select id, 'rosa', true, 'invited', now() from peer_review where number = ?")
        .param(number)
        .update();
    assertThat(attempt("rosa")).isEqualTo(302);
    assertThat(text(perform("mariam", get("/initiatives/" + number + "/documents"))))
        .contains("letter.pdf")
        .doesNotContain("attachment-file");
  }

  @Test
  void anEndedInitiativeIsReadByAllItsPeopleAndAddedToByTheSecretariatOnly() throws Exception {
    attach("amina", "letter.pdf", Files.pdf());
    initiatives.openTo(number, "group:secretariat");
    initiatives.stop(number, cast.actor("amina"), "enough", "It is enough");

    assertThat(attempt("amina")).isEqualTo(403);
    assertThat(withdraw("amina", only(), "mine").getStatus()).isEqualTo(403);
    assertThat(api("amina", "GET", path(only()) + "/content").statusCode()).isEqualTo(200);
    assertThat(attempt("sofia")).isEqualTo(302);
  }

  // ---- for programs

  @Test
  void programsAddListReadAndWithdraw() throws Exception {
    HttpResponse<byte[]> added = upload("amina", "رسالة.pdf", Files.pdf());

    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(header(added, "Location")).isEqualTo(path(only()));
    assertThat(body(api("amina", "GET", path(only()))))
        .contains("\"fileName\":\"رسالة.pdf\"", "\"kind\":\"OTHER\"", only().sha256())
        .doesNotContain("place", "FOLDER", "DATABASE");
    assertThat(body(api("amina", "GET", "/api/initiatives/" + number + "/attachments")))
        .contains(only().id().toString());
    assertThat(
            perform(
                    "amina",
                    post(path(only()) + "/withdrawal")
                        .contentType("application/json")
                        .content("{\"reason\":\"Superseded\"}"))
                .getStatus())
        .isEqualTo(204);
    assertThat(body(api("amina", "GET", path(only())))).contains("\"reason\":\"Superseded\"");
    assertThat(
            perform(
                    "amina",
                    post("/api/initiatives/" + number + "/attachments")
                        .contentType("application/json")
                        .content("{}"))
                .getStatus())
        .isEqualTo(415);
  }

  private int attempt(String who) throws Exception {
    return perform(who, form(file("letter.pdf", Files.pdf()))).getStatus();
  }

  private void attach(String who, String name, byte[] content) {
    try {
      attachments.add(
          number,
          cast.actor(who),
          new NewAttachment("OTHER", null, name),
          new ByteArrayInputStream(content));
    } catch (AttachmentRefusedException refused) {
      throw new AssertionError(refused);
    }
  }

  private Attachment only() {
    return attachments.of(number).get(0);
  }

  private MockHttpServletResponse withdraw(String who, Attachment attachment, String reason)
      throws Exception {
    return perform(
        who,
        post("/initiatives/" + number + "/attachments/" + attachment.id() + "/withdrawal")
            .param("reason", reason)
            .with(csrf()));
  }

  private MockMultipartHttpServletRequestBuilder form(MockMultipartFile... files) {
    MockMultipartHttpServletRequestBuilder form =
        multipart("/initiatives/" + number + "/attachments");
    for (MockMultipartFile file : files) {
      form.file(file);
    }
    form.param("kind", "LETTER_OF_REQUEST");
    return form;
  }

  private static MockMultipartFile file(String name, byte[] content) {
    return new MockMultipartFile("file", name, "text/html", content);
  }

  private String path(Attachment attachment) {
    return "/api/initiatives/" + number + "/attachments/" + attachment.id();
  }

  private HttpResponse<byte[]> upload(String who, String name, byte[] content) throws Exception {
    String mark = "mark" + UUID.randomUUID();
    byte[] head =
        Files.bytes(
            "--%s\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nOTHER\r\n--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                .formatted(mark, mark, name));
    byte[] body = Files.join(Files.join(head, content), Files.bytes("\r\n--" + mark + "--\r\n"));
    return send(
        request(who, "/api/initiatives/" + number + "/attachments")
            .header("Content-Type", "multipart/form-data; boundary=" + mark)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<byte[]> api(String who, String method, String path) throws Exception {
    return send(
        request(who, path)
            .header("Accept-Encoding", path.endsWith("/content") ? "gzip" : "identity")
            .method(method, BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String who, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Accept-Language", "en")
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(Files.bytes(who + ":Compact-2026!")));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String body(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String base64(String hexadecimal) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hexadecimal));
  }

  /** The answer without the parts that repeat the request. */
  private static String alike(MockHttpServletResponse answer) throws Exception {
    return text(answer).replaceAll("\"instance\":\"[^\"]*\"", "");
  }

  private MockHttpServletResponse perform(String who, RequestBuilder request) throws Exception {
    return web.perform(
            servlet -> {
              var built = request.buildRequest(servlet);
              if (built.getHeader("Accept-Language") == null) {
                built.addHeader("Accept-Language", "en");
              }
              return csrf().postProcessRequest(user(who).postProcessRequest(built));
            })
        .andReturn()
        .getResponse();
  }

  private static String text(MockHttpServletResponse page) throws Exception {
    return page.getContentAsString(StandardCharsets.UTF_8)
        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
  }
}
