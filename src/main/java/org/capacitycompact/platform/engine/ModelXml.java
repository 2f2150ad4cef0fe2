package org.capacitycompact.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads models as XML. Document types, and so entities, are refused. */
public final class ModelXml {

  private ModelXml() {}

  /**
   * Reads a document.
   *
   * @throws SAXException when it is not XML, or declares a document type
   */
  public static Document parse(InputStream content) throws IOException, SAXException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      var builder = factory.newDocumentBuilder();
      // Errors are reported to the sender, not to the console.
      builder.setErrorHandler(null);
      return builder.parse(content);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The descendants with this name, in document order. */
  public static List<Element> below(Document document, String localName) {
    return elements(document.getElementsByTagNameNS("*", localName));
  }

  /** The descendants with this name, in document order. */
  public static List<Element> below(Element element, String localName) {
    return elements(element.getElementsByTagNameNS("*", localName));
  }

  /** The children with this name. */
  public static List<Element> children(Element element, String localName) {
    return elements(element.getChildNodes()).stream()
        .filter(child -> localName.equals(child.getLocalName()))
        .toList();
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }
}
