package org.ventanilla.window.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.window.platform.PlatformFault.Code;

/// Says that one window uses a data directory. The operating system lets go of it when the process
/// ends, however it ends.
final class DirectoryLock implements AutoCloseable {
  // Opening and closing the file a second time in this process would let go of the first lock, so
  // that question is settled before the file is touched.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path data;
  private final FileChannel channel;

  private DirectoryLock(Path data, FileChannel channel) {
    this.data = data;
    this.channel = channel;
  }

  static DirectoryLock on(Path directory) throws IOException {
    Path data = directory.toRealPath();
    if (!HELD.add(data)) {
      throw inUse(data);
    }
    boolean locked = false;
    try {
      FileChannel channel =
          FileChannel.open(
              data.resolve("window.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      locked = channel.tryLock() != null;
      if (!locked) {
        channel.close();
        throw inUse(data);
      }
      return new DirectoryLock(data, channel);
    } finally {
      if (!locked) {
        HELD.remove(data);
      }
    }
  }

  private static PlatformFault inUse(Path data) {
    return new PlatformFault(
        Code.DATA_DIRECTORY_IN_USE,
        "another window uses " + data + "; stop it, or choose another ventanilla.data-dir");
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(data);
  }
}
