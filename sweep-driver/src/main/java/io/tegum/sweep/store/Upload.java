package io.tegum.sweep.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * On object stores: objects are put under their final key directly, for nothing moves there in one
 * step. A marker {@code _staging/WRITER} says that its writer has not been retired. Executors look
 * for it before they begin an upload and before they complete it; what is left is the time between
 * that look and the end of the upload's last request, which no object store lets us close.
 */
final class Upload implements Placement {

  private final FileSystem files;
  private final Path all;
  private final Path marker;
  private boolean licensed;

  /**
   * @param licensed whether the writer's marker was made by somebody else, whose end is its own
   */
  Upload(FileSystem files, Path root, String writer, boolean licensed) {
    this.files = files;
    all = new Path(root, FOLDER);
    marker = new Path(all, writer);
    this.licensed = licensed;
  }

  @Override
  public String writer() {
    return marker.getName();
  }

  @Override
  public void put(Path target, byte[] content) throws IOException {
    checkLicence();
    FSDataOutputStream out = files.create(target, true);
    try {
      checkLicence(); // again: asking what stands at the target took a few requests
    } catch (IOException e) {
      Streams.abandon(out);
      throw e;
    }
    Streams.write(out, content);
  }

  @Override
  public Path note(String name) {
    return marker.suffix("." + name);
  }

  @Override
  public void putNote(String name, byte[] content) throws IOException {
    checkLicence();
    Streams.write(files.create(note(name), true), content);
  }

  private void checkLicence() throws IOException {
    if (licensed && !files.exists(marker)) {
      throw new IOException(marker + " is not there: this run has ended, or another has begun");
    }
  }

  @Override
  public void checkWritable() throws IOException {
    Path probe = marker.suffix(".probe");
    Streams.write(files.create(probe, true), new byte[0]);
    files.delete(probe, false);
    close();
  }

  @Override
  public void retireOthers() throws IOException {
    Streams.write(files.create(marker, true), new byte[0]);
    licensed = true;
    for (FileStatus entry : files.listStatus(all)) {
      Path path = entry.getPath();
      if (!path.equals(marker) && !RunLock.isLock(path.getName())) {
        files.delete(path, true);
      }
    }
  }

  @Override
  public void close() throws IOException {
    licensed = false;
    files.delete(marker, false);
    try {
      for (FileStatus entry : files.listStatus(all)) {
        if (entry.getPath().getName().startsWith(writer())) {
          files.delete(entry.getPath(), false);
        }
      }
      if (files.listStatus(all).length == 0) {
        files.delete(all, false); // the connector makes an empty folder of one it has emptied
      }
    } catch (FileNotFoundException gone) {
      // As it should be.
    }
  }
}
