package io.tegum.sweep.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** On HDFS: a name node and a data node in this JVM, on loopback. */
class HdfsIT extends SharedStorage {

  private MiniDFSCluster cluster;

  @Override
  void startStorage(SparkHome home, Path folder) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    cluster.waitActive();
  }

  @Override
  void stopStorage() {
    cluster.shutdown();
  }

  @Override
  String location() {
    return "hdfs://%s:%d/sweeps/one".formatted(SparkHome.LOOPBACK, cluster.getNameNodePort());
  }

  @Override
  FileSystem storage() throws IOException {
    return cluster.getFileSystem();
  }

  @Override
  List<String> options() {
    return List.of();
  }
}
