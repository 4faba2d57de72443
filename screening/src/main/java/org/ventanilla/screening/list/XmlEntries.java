package org.ventanilla.screening.list;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.ScreeningException;

/// The entries of an XML list, one element with all that is in it after another. There is no DTD
/// and no entity but the five XML has itself; an entry, a single token and the depth have bounds.
final class XmlEntries implements AutoCloseable {
  /// Most elements in one entry.
  static final int MOST_NODES = 200_000;

  /// Most characters of text and attributes in one entry.
  static final int MOST_TEXT = 8 << 20;

  /// How deep elements may stand in each other.
  static final int DEPTH = 64;

  /// Most bytes between two events: the length of a tag, a comment or a piece of text.
  static final int LONGEST_TOKEN = 4 << 20;

  private final String file;
  private final DigestInputStream digest;
  private final Guard guard;
  private final Utf8Reader decoded;
  private final ReadCounts counts;
  private final XMLStreamReader reader;
  private final Map<String, String> rootAttributes = new HashMap<>();
  private @Nullable String root;
  private int depth;
  private int nodes;
  private long characters;

  XmlEntries(String file, InputStream in, ReadCounts counts) throws IOException {
    this.file = file;
    this.counts = counts;
    this.digest = new DigestInputStream(in, ReadCounts.sha256());
    this.guard = new Guard(digest);
    this.decoded = new Utf8Reader(guard);
    try {
      this.reader = factory().createXMLStreamReader(characters(decoded));
    } catch (XMLStreamException | CharacterCodingException e) {
      throw decoded.malformed() ? notUtf8(e) : malformed(1, 1, e);
    }
  }

  /// Characters in UTF-8, strictly, whatever encoding the document says it has; a byte order mark
  /// is left out.
  private static Reader characters(Reader decoded) throws IOException {
    BufferedReader reader = new BufferedReader(decoded);
    reader.mark(1);
    if (reader.read() != '\ufeff') {
      reader.reset();
    }
    return reader;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("a list refers to nothing outside it");
    });
    return factory;
  }

  /// The line at which the reading stands, from 1.
  long line() {
    return Math.max(1, reader.getLocation().getLineNumber());
  }

  /// The next element with one of these names that is not within another of them; null at the end.
  @Nullable XmlNode next(Set<String> names) throws IOException {
    while (true) {
      int event = event();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          deeper();
          noteRoot();
          if (names.contains(reader.getLocalName())) {
            nodes = 0;
            characters = 0;
            return node();
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.END_DOCUMENT -> {
          guard.drain();
          counts.digest(file, digest.getMessageDigest().digest());
          return null;
        }
        default -> {
          // Text between entries, comments and the like say nothing.
        }
      }
    }
  }

  /// Refuses a document of another kind; to be asked once an entry, or the end, was met.
  void requireRoot(String name) {
    if (!name.equals(root)) {
      throw new ScreeningException(
          ScreeningException.Code.LIST_MALFORMED, file + ", line 1: the root is not " + name);
    }
  }

  /// An attribute of the document's root; empty when it has none of this name.
  String rootAttribute(String name) {
    return rootAttributes.getOrDefault(name, "");
  }

  private void noteRoot() {
    if (root == null) {
      root = reader.getLocalName();
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        rootAttributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
    }
  }

  private void deeper() {
    if (++depth > DEPTH) {
      throw tooLarge("elements more than " + DEPTH + " deep");
    }
  }

  private XmlNode node() throws IOException {
    String name = reader.getLocalName();
    if (++nodes > MOST_NODES) {
      throw tooLarge("an entry with more than " + MOST_NODES + " elements");
    }
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String value = reader.getAttributeValue(i);
      count(value.length());
      attributes.put(reader.getAttributeLocalName(i), value);
    }
    List<XmlNode> children = new ArrayList<>(2);
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (event()) {
        case XMLStreamConstants.START_ELEMENT -> {
          deeper();
          children.add(node());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          count(reader.getTextLength());
          text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          return new XmlNode(name, attributes, children, clean(text));
        }
        default -> {
          // Comments and processing instructions say nothing.
        }
      }
    }
  }

  private static String clean(StringBuilder text) {
    return Rows.withoutControls(text.toString().strip());
  }

  private void count(int more) {
    characters += more;
    if (characters > MOST_TEXT) {
      throw tooLarge("an entry with more than " + MOST_TEXT + " characters");
    }
  }

  private int event() throws IOException {
    try {
      guard.event();
      int event = reader.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw malformed("a list has no DTD and no entities of its own", null);
      }
      return event;
    } catch (XMLStreamException e) {
      if (guard.failed != null) {
        throw guard.failed;
      }
      if (decoded.malformed()) {
        throw notUtf8(e);
      }
      if (guard.sinceEvent > LONGEST_TOKEN) {
        throw tooLarge("a tag or a text longer than " + LONGEST_TOKEN + " bytes");
      }
      throw malformed(e.getMessage(), e);
    } catch (ScreeningException e) {
      throw e;
    } catch (RuntimeException e) {
      // The JDK's reader answers some malformed documents with exceptions of its own kinds.
      throw malformed("not well-formed", e);
    }
  }

  private ScreeningException tooLarge(String what) {
    return new ScreeningException(
        ScreeningException.Code.LIST_TOO_LARGE, file + ", line " + line() + ": " + what);
  }

  private ScreeningException malformed(@Nullable String why, @Nullable Exception cause) {
    String reason = why == null ? "not well-formed" : why.replaceAll("\\s+", " ").strip();
    return new ScreeningException(
        ScreeningException.Code.LIST_MALFORMED,
        file + ", line " + line() + ": " + (reason.length() > 200 ? "not well-formed" : reason),
        cause);
  }

  private ScreeningException notUtf8(Exception cause) {
    return new ScreeningException(
        ScreeningException.Code.LIST_MALFORMED,
        file
            + ", byte "
            + decoded.position()
            + ": no UTF-8, which a list has to be whatever encoding it declares; save it as UTF-8",
        cause);
  }

  private ScreeningException malformed(int line, int column, Exception cause) {
    return new ScreeningException(
        ScreeningException.Code.LIST_MALFORMED,
        file + ", line " + line + ", column " + column + ": not XML",
        cause);
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      digest.close();
    }
  }

  /// Refuses a token that does not end, which the reader would keep in memory whole.
  private static final class Guard extends FilterInputStream {
    private int sinceEvent;
    private @Nullable IOException failed;

    Guard(InputStream in) {
      super(in);
    }

    void event() {
      sinceEvent = 0;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        count(1);
      }
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read;
      try {
        read = super.read(bytes, offset, length);
      } catch (IOException e) {
        failed = e;
        throw e;
      }
      count(Math.max(read, 0));
      return read;
    }

    private void count(int more) throws IOException {
      sinceEvent += more;
      if (sinceEvent > LONGEST_TOKEN) {
        throw new IOException("a tag or a text longer than " + LONGEST_TOKEN + " bytes");
      }
    }

    /// The JDK's reader closes its stream at the end of the document; the file is not yet at its
    /// end.
    @Override
    public void close() {
      // XmlEntries closes the file itself.
    }

    void drain() throws IOException {
      byte[] buffer = new byte[1 << 13];
      while (in.read(buffer) >= 0) {
        // The digest covers what stands after the document's end, too.
      }
    }
  }
}
