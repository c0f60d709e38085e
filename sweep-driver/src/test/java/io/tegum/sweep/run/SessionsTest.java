package io.tegum.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedAction;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.config.package$;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Who gets into a local session: those of the run, and nobody else on the machine. */
class SessionsTest {

  @Test
  void localSessionsTalkOnlyToWhoKnowsTheirSecret() throws IOException {
    byte[] secret;
    try (SparkSession spark = Sessions.start("doors", "local[1]")) {
      secret = secret();
      SparkConf conf = spark.sparkContext().getConf();
      RpcAddress driver =
          new RpcAddress(
              conf.get("spark.driver.host"), Integer.parseInt(conf.get("spark.driver.port")));
      assertThat(reaches(driver, knowing(new String(secret, StandardCharsets.UTF_8)))).isTrue();
      assertThatThrownBy(() -> reaches(driver, new SparkConf(false))).isNotNull();
      assertThatThrownBy(() -> reaches(driver, knowing("0".repeat(64)))).isNotNull();
    }
    try (SparkSession next = Sessions.start("doors", "local[1]")) {
      assertThat(next.sparkContext().isLocal()).isTrue();
      assertThat(secret()).isNotEqualTo(secret).hasSizeGreaterThanOrEqualTo(32);
    }
  }

  /** The secret of the session that is on, which Spark keeps with this user's credentials. */
  private static byte[] secret() throws IOException {
    return UserGroupInformation.getCurrentUser()
        .getCredentials()
        .getSecretKey(new Text("sparkCookie"));
  }

  private static SparkConf knowing(String secret) {
    return new SparkConf(false)
        .set("spark.authenticate", "true")
        .set("spark.authenticate.secret", secret)
        .set("spark.network.crypto.enabled", "true");
  }

  /** Whether another user of this machine, whose program is set up so, can call the driver. */
  private static boolean reaches(RpcAddress driver, SparkConf conf) {
    return UserGroupInformation.createRemoteUser("stranger")
        .doAs((PrivilegedAction<Boolean>) () -> callsDriver(driver, conf));
  }

  private static boolean callsDriver(RpcAddress driver, SparkConf conf) {
    conf.set("spark.rpc.lookupTimeout", "5s").set("spark.rpc.numRetries", "1");
    SecurityManager security =
        new SecurityManager(conf, scala.Option.empty(), package$.MODULE$.AUTH_SECRET_FILE());
    RpcEnv stranger = RpcEnv.create("stranger", "127.0.0.1", 0, conf, security, true);
    try {
      return stranger.setupEndpointRef(driver, "HeartbeatReceiver") != null;
    } finally {
      stranger.shutdown();
    }
  }
}
