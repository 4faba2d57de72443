package org.ventanilla.window.desk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether requests' timelines are shown to whoever asks. Only a window that listens on its own
/// machine alone shows them: the setting is for demonstrations, and left on by mistake it opens
/// nothing to a network.
record PublicTimeline(boolean open) {
  private static final Logger log = LoggerFactory.getLogger(PublicTimeline.class);

  /// @param address the window listens on, a name or a number
  static PublicTimeline of(DeskSettings settings, String address) {
    if (!settings.publicTimeline()) {
      return new PublicTimeline(false);
    }
    boolean open = onlyThisMachine(address);
    if (!open) {
      log.atWarn().log("public-timeline-kept-closed");
    }
    return new PublicTimeline(open);
  }

  private static boolean onlyThisMachine(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      // Whatever cannot be told to be this machine is not.
      return false;
    }
  }
}
