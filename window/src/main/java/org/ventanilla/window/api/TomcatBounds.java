package org.ventanilla.window.api;

import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/// The connector's own bounds, below everything the application checks. Time limits on connections
/// stand in the server's settings.
final class TomcatBounds implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  static final int FORM_BYTES = 16 << 10;
  private static final int PARAMETERS = 50;
  private static final int HEADERS = 64;
  // What is read of a body that nobody wants, so that the client gets to read the answer.
  private static final int SWALLOWED_BYTES = 4 << 20;

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
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
    });
    factory.addContextCustomizers(context -> {
      if (context.getParent() instanceof StandardHost host) {
        host.setErrorReportValveClass(ProblemValve.class.getName());
      }
    });
  }
}
