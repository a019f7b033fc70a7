package org.classblocks.write.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.Type;
import org.classblocks.attributes.AttributeFindings;
import org.classblocks.compare.RunComparison;
import org.classblocks.fixtures.Example;
import org.classblocks.fixtures.Graphs;
import org.classblocks.groups.GroupComparison;
import org.classblocks.groups.SampleGroup;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.Gathered;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.store.ConcurrentFiles;
import org.classblocks.store.NewDirectory;
import org.classblocks.store.Store;
import org.classblocks.write.comparison.ComparisonFigures;
import org.classblocks.write.comparison.ComparisonWriter;
import org.classblocks.write.comparison.HistoryTable;
import org.classblocks.write.run.WrittenRun;
import org.classblocks.write.state.StateFolder;

/** Every table that a run, a comparison, a history or a state may have, as it is written. */
public final class WrittenTables {
  private WrittenTables() {}

  /**
   * Writes the tables and reads their schemas.
   *
   * @param folder takes the files
   * @return the type of each column, by the folder of its table and its name
   */
  public static Map<String, Map<String, String>> columns(Path folder) throws IOException {
    NewDirectory run = directory(folder.resolve("run"));
    WrittenRun.write(Example.results(Optional.of(Example.labels())), 0, run);
    NewDirectory aligned = directory(folder.resolve("aligned"));
    WrittenRun.write(
        Example.alignedResults()
            .withAttributes(Optional.of(new AttributeFindings(List.of(), List.of()))),
        0,
        aligned);
    GroupTables groups =
        new GroupTables(
            new GroupComparison(
                List.of(new SampleGroup("phone", 7, Example.similarity())),
                List.of(),
                0,
                0,
                List.of()),
            Example.classes(),
            Example.order());
    run.write(GroupTables.GROUPS, groups::writeGroups);
    run.write(GroupTables.PAIRS, out -> groups.writePairs(Example.similarity(), out));
    run.write(GroupTables.BLOCKS, out -> groups.writeBlocks(Example.blocks(), out));
    SimilarityGraph similarities = Graphs.of(Example.similarity(), new double[5], (a, b) -> true);
    GraphTable graph = new GraphTable(similarities);
    run.write(GraphTable.path(0), out -> graph.writePart(0, out));
    run.write("group-classes/0", out -> GroupTables.writeClasses(similarities, out));
    NewDirectory history = directory(folder.resolve("history"));
    history.write(HistoryTable.PATH, out -> HistoryTable.write(List.of(), out));

    Map<String, Map<String, String>> columns = new TreeMap<>();
    for (NewDirectory written : List.of(run, aligned, history)) {
      columns.putAll(columns("", Path.of(written.location())));
    }
    columns.putAll(columns("comparisons/", comparison(folder.resolve("comparison"))));
    columns.putAll(columns("states/", state(folder.resolve("state"))));
    return columns;
  }

  private static Path state(Path folder) throws IOException {
    Tiling tiling = new Tiling(2, 2);
    Gathered none = Gathered.empty(tiling);
    new StateFolder(folder).write(LocalDate.EPOCH, none, tiling);
    return folder;
  }

  private static Path comparison(Path folder) throws IOException {
    RunResult compared = Example.results(Optional.empty());
    RunComparison found = RunComparison.of(compared, compared, 0);
    Provenance.Parent name = new Provenance.Parent(null, "run", "somewhere", List.of());
    ComparisonFigures.Side side = ComparisonFigures.Side.of(name, null, null, null, compared);
    try (ConcurrentFiles files = new ConcurrentFiles(directory(folder))) {
      new ComparisonWriter(compared, compared, found)
          .add(
              ComparisonFigures.of(side, side, found, compared.similarity().classes(), Map.of(), 0),
              Optional.empty(),
              files);
      files.finish();
    }
    return folder;
  }

  private static NewDirectory directory(Path folder) {
    return new NewDirectory("1", Store.at(new Configuration(false), folder.toString()));
  }

  private static Map<String, Map<String, String>> columns(String prefix, Path folder)
      throws IOException {
    Map<String, Map<String, String>> columns = new TreeMap<>();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.walk(folder)) {
      found.filter(file -> file.toString().endsWith(".parquet")).forEach(files::add);
    }
    for (Path file : files) {
      columns.put(prefix + file.getParent().getFileName(), types(file));
    }
    return columns;
  }

  private static Map<String, String> types(Path file) throws IOException {
    Map<String, String> types = new LinkedHashMap<>();
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            new LocalInputFile(file),
            ParquetReadOptions.builder(new PlainParquetConfiguration()).build())) {
      for (Type column : reader.getFileMetaData().getSchema().getFields()) {
        types.put(column.getName(), type(column));
      }
    }
    return types;
  }

  private static String type(Type column) {
    if (!column.isPrimitive()) {
      return "list of " + type(column.asGroupType().getType(0).asGroupType().getType(0));
    }
    return switch (column.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32 -> "int32";
      case INT64 -> "int64";
      case FLOAT -> "float";
      case DOUBLE -> "double";
      case BOOLEAN -> "boolean";
      default -> "string";
    };
  }
}
