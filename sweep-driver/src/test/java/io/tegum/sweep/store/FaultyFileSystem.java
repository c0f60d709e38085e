package io.tegum.sweep.store;

import java.io.IOException;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local file system, but for files that its settings name by a part of their paths. */
public final class FaultyFileSystem extends RawLocalFileSystem {

  /** Setting: what cannot be read. */
  public static final String UNREADABLE = "tegum.test.unreadable";

  /** Setting: what the disk has no room for. */
  public static final String NO_ROOM = "tegum.test.no-room";

  /** Settings in which {@code setting} is {@code part}. */
  static Configuration settings(String setting, String part) {
    Configuration settings = new Configuration();
    settings.set("fs.file.impl", FaultyFileSystem.class.getName());
    settings.setBoolean("fs.file.impl.disable.cache", true);
    settings.set(setting, part);
    return settings;
  }

  private boolean isMeant(String setting, Path path) {
    String part = getConf().get(setting);
    return part != null && path.toString().contains(part);
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    if (isMeant(UNREADABLE, path)) {
      throw new IOException("Input/output error");
    }
    return super.open(path, bufferSize);
  }

  @Override
  public FSDataOutputStream createNonRecursive(
      Path path,
      FsPermission permission,
      EnumSet<CreateFlag> flags,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    if (isMeant(NO_ROOM, path)) {
      throw new IOException("No space left on device");
    }
    return super.createNonRecursive(
        path, permission, flags, bufferSize, replication, blockSize, progress);
  }
}
