package org.capacitycompact.paper;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What people do with papers on the pages, and a colleague where the sample has one person. */
final class PaperHands {

  private final MockMvc web;
  private final Accounts accounts;

  PaperHands(WebApplicationContext context, Accounts accounts) {
    this.web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    this.accounts = accounts;
  }

  /** Somebody else with this role, of a country or an organisation. */
  String colleague(Role role, String country, String of) {
    String id = "paper" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    accounts.open(
        new NewPerson(id, "Colleague " + id, role, of, country, null, null, false, "en"),
        "Compact-2026!");
    return id;
  }

  MockHttpServletResponse opens(String person, String path, Locale language) throws Exception {
    return answer(person, get(path).locale(language));
  }

  MockHttpServletResponse opens(String person, String path) throws Exception {
    return opens(person, path, Locale.ENGLISH);
  }

  MockHttpServletResponse sends(String person, String path, Map<String, ?> fields)
      throws Exception {
    MockHttpServletRequestBuilder form = post(path);
    fields.forEach((name, value) -> form.param(name, String.valueOf(value)));
    return answer(person, form);
  }

  /** Sends a form with a scan; without one if it is null. */
  MockHttpServletResponse uploads(String person, String path, byte[] scan, Map<String, ?> fields)
      throws Exception {
    MockMultipartHttpServletRequestBuilder form = multipart(path);
    if (scan != null) {
      form.file(new MockMultipartFile("_scan", "scan.pdf", "application/pdf", scan));
    }
    fields.forEach(
        (name, value) ->
            (value instanceof List<?> several ? several : List.of(value))
                .forEach(each -> form.param(name, String.valueOf(each))));
    return answer(person, form);
  }

  private MockHttpServletResponse answer(String person, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(person)).with(csrf())).andReturn().getResponse();
  }

  static String text(MockHttpServletResponse page) throws Exception {
    return page.getContentAsString(StandardCharsets.UTF_8);
  }

  /** The address to which a form led. */
  static String next(MockHttpServletResponse answer) {
    return String.valueOf(answer.getRedirectedUrl());
  }

  /** A scan like no other. */
  static byte[] scan() throws IOException {
    try (PDDocument file = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      file.addPage(new PDPage());
      file.getDocumentInformation().setTitle(UUID.randomUUID().toString());
      file.save(bytes);
      return bytes.toByteArray();
    }
  }

  static PDDocument pdf(MockHttpServletResponse answer) throws IOException {
    return Loader.loadPDF(answer.getContentAsByteArray());
  }

  static String words(PDDocument file) throws IOException {
    return new PDFTextStripper().getText(file);
  }

  /** The short form of the hash at the foot of a printed form. */
  static String hash(MockHttpServletResponse printed) throws IOException {
    try (PDDocument file = pdf(printed)) {
      Matcher found = Pattern.compile("[0-9a-f]{4} [0-9a-f]{4}").matcher(words(file));
      if (!found.find()) {
        throw new AssertionError(words(file));
      }
      return found.group();
    }
  }
}
