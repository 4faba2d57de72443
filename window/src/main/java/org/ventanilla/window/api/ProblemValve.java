package org.ventanilla.window.api;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// Tomcat's own last word, for requests that never reach the application: a problem document in
/// place of its HTML page. Public because Tomcat makes it by name.
public final class ProblemValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    byte[] body = Problem.of(ProblemCode.forStatus(status)).json();
    try {
      response.setContentType(Problem.MEDIA_TYPE);
      response.setHeader("Cache-Control", "no-store");
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException e) {
      // The client is gone; there is nobody left to tell.
      return;
    }
  }
}
