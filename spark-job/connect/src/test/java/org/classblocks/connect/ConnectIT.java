package org.classblocks.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connect.service.SparkConnectService$;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalog behind a Spark Connect server, which has the jar as it is shipped. */
@Tag("cluster")
class ConnectIT {
  private static final Path THINGS =
      Path.of("..", "..", "sample-data", "things").toAbsolutePath().normalize();

  @TempDir private static Path output;
  private static SparkSession server;
  private static CuttableProxy network;
  private static SeparateClient client;

  @BeforeAll
  static void connects() throws Exception {
    server =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.plugins", "org.apache.spark.sql.connect.SparkConnectPlugin")
            .config("spark.connect.grpc.binding.address", "127.0.0.1")
            .config("spark.connect.grpc.binding.port", "0")
            .config("spark.sql.catalog.classblocks", "org.classblocks.sql.ClassBlocksCatalog")
            .config("spark.sql.catalog.classblocks.output", output.toString())
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
    network = new CuttableProxy(SparkConnectService$.MODULE$.localPort());
    client = new SeparateClient("sc://127.0.0.1:" + network.port());
  }

  @AfterAll
  static void ends() throws Exception {
    client.close();
    network.close();
    server.stop();
  }

  private static String analyze(Path runs, String options) {
    return """
    CALL classblocks.analyze(input => '%s', classes => '%s', labels => 'labels', output => '%s',
      run_date => '2026-01-31', force => true, options => map(%s 'report.png', 'false'))
    """
        .formatted(THINGS.resolve("log.parquet"), THINGS.resolve("classes.csv"), runs, options);
  }

  private static String call(String procedure, String arguments) {
    return "CALL classblocks.%s(%s, options => map('report.png', 'false'))"
        .formatted(procedure, arguments);
  }

  private static List<String> count(String table) {
    return client.sql("SELECT count(*) FROM classblocks." + table);
  }

  @Test
  void eachProcedureOfAClientRunsOnceAndItsTablesAreRead() {
    assertThat(client.sql(analyze(output, "")))
        .singleElement()
        .asString()
        .startsWith("[2026-01-31,");
    assertThat(count("runs.history")).containsExactly("[1]");
    assertThat(client.sql("SELECT DISTINCT run_date FROM classblocks.latest.blocks"))
        .containsExactly("[2026-01-31]");

    assertThat(client.sql(call("recut", "run => '" + output + "'"))).hasSize(1);
    assertThat(count("runs.history")).containsExactly("[2]");

    String both = "before => '%s', after => '%s'".formatted(output, output);
    assertThat(client.sql(call("compare", both))).hasSize(1);
    assertThat(new File(output.toFile(), "comparisons").list()).hasSize(1);
  }

  @Test
  void aProcedureRunsOnceIfTheConnectionBreaks(@TempDir Path runs) throws Exception {
    int before = network.connections();
    CompletableFuture<List<String>> run =
        CompletableFuture.supplyAsync(() -> client.sql(analyze(runs, "")));
    while (server.sparkContext().statusTracker().getActiveJobIds().length == 0) {
      assertThat(run).isNotDone();
      Thread.sleep(10);
    }
    network.cut();
    assertThat(run.get()).singleElement().asString().startsWith("[2026-01-31,");
    assertThat(network.connections()).isGreaterThan(before);
    assertThat(count("`" + runs + "`.history")).containsExactly("[1]");
  }

  @Test
  void aClientIsToldOfItsMistake(@TempDir Path runs) {
    assertThatThrownBy(() -> client.sql(analyze(runs, "'order.linkge', 'ward',")))
        .hasMessageContaining("'order.linkage'");
  }
}
