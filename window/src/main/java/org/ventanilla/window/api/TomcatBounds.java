package org.ventanilla.window.api;

import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/// The connector's own bounds, below everything the application checks. Time limits on silent
/// connections stand in the server's settings.
final class TomcatBounds implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  static final int FORM_BYTES = 16 << 10;
  private static final int PARAMETERS = 50;
  private static final int HEADERS = 64;
  // What is read of a body that nobody wants, so that the client gets to read the answer.
  private static final int SWALLOWED_BYTES = 4 << 20;

  private final Duration headerTime;

  /// @param headerTime how long a request's headers, or a body nobody wants, may take to arrive
  TomcatBounds(Duration headerTime) {
    this.headerTime = headerTime;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setProtocol(PromptProtocol.class.getName());
    factory.addConnectorCustomizers(connector -> {
      connector.setMaxPostSize(FORM_BYTES);
      connector.setMaxParameterCount(PARAMETERS);
      connector.setXpoweredBy(false);
      if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
        http.setMaxSwallowSize(SWALLOWED_BYTES);
        http.setMaxHeaderCount(HEADERS);
        http.setMaxExtensionSize(1_024);
        http.setMaxTrailerSize(1_024);
      }
      if (connector.getProtocolHandler() instanceof PromptProtocol prompt) {
        prompt.limit(headerTime);
      }
    });
    factory.addContextCustomizers(context -> {
      if (context.getParent() instanceof StandardHost host) {
        host.setErrorReportValveClass(ProblemValve.class.getName());
      }
    });
  }
}
