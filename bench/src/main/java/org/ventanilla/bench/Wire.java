package org.ventanilla.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// One client's connection, kept alive: HTTP/1.1 by a blocking socket, just enough for a window.
/// The clients share the machine with what is measured, so they must cost next to nothing.
final class Wire implements AutoCloseable {
  private static final int LONGEST_LINE = 16_384;
  private static final int LONGEST_BODY = 16 << 20;

  private final URI window;
  private final Duration patience;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  private Wire(URI window, Duration patience) throws IOException {
    this.window = window;
    this.patience = patience;
    this.socket = connect();
    this.in = new BufferedInputStream(socket.getInputStream(), 32_768);
    this.out = socket.getOutputStream();
  }

  static Wire to(URI window, Duration patience) throws IOException {
    return new Wire(window, patience);
  }

  private Socket connect() throws IOException {
    Socket fresh = new Socket(window.getHost(), window.getPort());
    fresh.setTcpNoDelay(true);
    fresh.setSoTimeout((int) patience.toMillis());
    return fresh;
  }

  /// @param body the whole of it, in as many bytes as were sent
  @SuppressWarnings("ArrayRecordComponent") // read once
  record Answer(int status, byte[] body) {}

  Answer get(String path, String... headers) throws IOException {
    return send("GET", path, new byte[0], headers);
  }

  Answer post(String path, byte[] body, String... headers) throws IOException {
    return send("POST", path, body, headers);
  }

  private Answer send(String method, String path, byte[] body, String... headers)
      throws IOException {
    StringBuilder head = new StringBuilder(1_024);
    head.append(method)
        .append(' ')
        .append(path)
        .append(" HTTP/1.1\r\nHost: ")
        .append(window.getAuthority());
    for (String header : headers) {
      head.append("\r\n").append(header);
    }
    if (method.equals("POST")) {
      head.append("\r\nContent-Length: ").append(body.length);
    }
    byte[] lines = head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = new byte[lines.length + body.length];
    System.arraycopy(lines, 0, whole, 0, lines.length);
    System.arraycopy(body, 0, whole, lines.length, body.length);
    out.write(whole);
    return answer();
  }

  private Answer answer() throws IOException {
    int status = Integer.parseInt(line().substring("HTTP/1.1 ".length()).substring(0, 3));
    int length = 0;
    boolean chunked = false;
    boolean last = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      String name = header.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
      String value = header.substring(colon + 1).strip();
      if (name.equals("content-length")) {
        length = Integer.parseInt(value);
      } else if (name.equals("transfer-encoding")) {
        chunked = value.equals("chunked");
      } else if (name.equals("connection")) {
        last = value.equals("close");
      }
    }
    Answer answer = new Answer(status, chunked ? chunks() : bytes(length));
    if (last) {
      socket.close();
      socket = connect();
      in = new BufferedInputStream(socket.getInputStream(), 32_768);
      out = socket.getOutputStream();
    }
    return answer;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(8_192);
    while (true) {
      int length = Integer.parseInt(line(), 16);
      byte[] chunk = bytes(length);
      line();
      if (length == 0) {
        return body.toByteArray();
      }
      body.writeBytes(chunk);
    }
  }

  private byte[] bytes(int length) throws IOException {
    if (length < 0 || length > LONGEST_BODY) {
      throw new IOException("a body of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the window closed the connection");
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException("the window closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
