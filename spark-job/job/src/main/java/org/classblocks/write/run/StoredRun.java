package org.classblocks.write.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.classblocks.UserErrorException;
import org.classblocks.attributes.AttributeFinding;
import org.classblocks.attributes.AttributeFindings;
import org.classblocks.attributes.AttributeLoadings;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.errors.BlockErrors;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.examples.Examples;
import org.classblocks.groups.GroupComparison;
import org.classblocks.groups.SampleGroup;
import org.classblocks.linalg.Permutation;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.result.Dependence;
import org.classblocks.result.LogFacts;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.FoldDeviations;
import org.classblocks.similarity.HalfSamples;
import org.classblocks.similarity.Similarity;
import org.classblocks.store.CompleteRun;
import org.classblocks.store.ContentReader;
import org.classblocks.store.StoredFile;
import org.classblocks.suspects.Suspects;
import org.classblocks.write.format.FoldArrays;
import org.classblocks.write.format.OrderArrays;
import org.classblocks.write.manifest.Manifest;
import org.classblocks.write.table.AttributeFindingsTable;
import org.classblocks.write.table.AttributesTable;
import org.classblocks.write.table.BlocksTable;
import org.classblocks.write.table.ClassesTable;
import org.classblocks.write.table.ConfusionTable;
import org.classblocks.write.table.ExamplesTable;
import org.classblocks.write.table.GroupTables;
import org.classblocks.write.table.LinksTable;
import org.classblocks.write.table.NeighboursTable;
import org.classblocks.write.table.OverlapsTable;
import org.classblocks.write.table.SiblingsTable;
import org.classblocks.write.table.SplitsTable;
import org.classblocks.write.table.SuspectsTable;
import org.classblocks.write.table.TaxonomyTable;
import org.classblocks.write.table.TriageTable;

/**
 * Reads a complete run: its manifest and its results. Numbers are exact, so equal settings lead to
 * equal files.
 */
public final class StoredRun {
  private final CompleteRun files;
  private final Manifest manifest;
  private final StoredSimilarity similarities;

  private StoredRun(CompleteRun files, Manifest manifest) {
    this.files = files;
    this.manifest = manifest;
    this.similarities = new StoredSimilarity(this);
  }

  /**
   * Opens a run and checks that its files exist.
   *
   * @throws UserErrorException if one is missing, or the manifest is malformed
   */
  public static StoredRun open(CompleteRun files) {
    Manifest manifest;
    try {
      manifest = Manifest.fromJson(files.manifest());
    } catch (IOException malformed) {
      throw UserErrorException.input(
              "The manifest of the run %s cannot be read: %s. Use another run, or run analyze"
                  + " again.",
              files.location(), reason(malformed))
          .causedBy(malformed);
    }
    files.requireAll(manifest.files());
    return new StoredRun(files, manifest);
  }

  /** The complaint about a value of the manifest, or that it is not JSON. */
  private static String reason(IOException malformed) {
    Throwable cause = malformed.getCause();
    return cause instanceof IllegalArgumentException ? cause.getMessage() : "it is no manifest";
  }

  public Manifest manifest() {
    return manifest;
  }

  /** The name of this run in manifests. */
  public Provenance.Parent name() {
    return name(List.of());
  }

  /**
   * The name of this run as the parent of another one.
   *
   * @param leftOut what the other run does not keep
   */
  public Provenance.Parent name(List<String> leftOut) {
    return new Provenance.Parent(manifest.runDate(), manifest.runId(), files.location(), leftOut);
  }

  public boolean hasGroups() {
    return has(GroupTables.GROUPS);
  }

  /**
   * The support of each block, by the ids of its classes.
   *
   * @throws UserErrorException if a file is damaged
   */
  public Map<Set<Integer>, Double> support() {
    int size = manifest.classes().total();
    Permutation order = order(size);
    double noiseFloor = manifest.blocks().noiseFloor();
    Map<Set<Integer>, Double> support = new HashMap<>();
    for (Block block :
        read(BlocksTable.PATH, in -> BlocksTable.read(in.readAllBytes(), noiseFloor, size))
            .blocks()) {
      support.put(block.classes(order), block.support());
    }
    return support;
  }

  /** The output path of the run, unless its folder was moved. */
  public Optional<String> outputLocation() {
    return files.outputLocation();
  }

  /** Whether samples list some of the classes, so that pairs were counted. */
  public boolean isSparse() {
    return similarities.hasCounts();
  }

  /** The bytes that {@link #facts} and {@link #similarity} read. */
  public long bytes() {
    return bytes(ClassesTable.PATH)
        + similarities.bytes()
        + (hasLabels() ? bytes(ConfusionTable.PATH) : 0);
  }

  long bytes(String path) {
    return file(path).bytes();
  }

  /** The sources of this run, for a run that starts from it. */
  public Provenance.Sources sources(List<String> leftOut) {
    return new Provenance.Sources(
        null,
        manifest.inputs(),
        manifest.skippedInputs(),
        manifest.window(),
        manifest.blas(),
        manifest.precision(),
        bytes(),
        manifest.scores() == null ? null : manifest.scores().provenance(),
        name(leftOut));
  }

  /**
   * The provenance of the result.
   *
   * @param configuration the configuration to show it with
   */
  public Provenance provenance(Map<String, ?> configuration) {
    return new Provenance(
        manifest.runDate(),
        manifest.runId(),
        manifest.versions(),
        configuration,
        sources(List.of()),
        manifest.notes());
  }

  /**
   * Reads what the logs say apart from similarities.
   *
   * @param similarity those of the run, if they were read: a graph holds counts of pairs, and is
   *     read for them otherwise
   * @throws UserErrorException if a file is damaged
   */
  public LogFacts facts(Optional<Similarity> similarity) {
    return facts(classesTable(), similarity);
  }

  private LogFacts facts(ClassesTable classes, Optional<Similarity> similarity) {
    return new LogFacts(
        manifest.rows().counts(),
        manifest.scores() == null ? 0 : manifest.scores().clipped(),
        classes.marginals(sampleSize()),
        similarities.listed(classes, sampleSize().samples(), similarity),
        hasLabels() ? Optional.of(labels(classes)) : Optional.empty(),
        manifest.dependence() == null ? Dependence.UNKNOWN : manifest.dependence().known());
  }

  /**
   * Reads the whole result; only the errors of blocks are computed again. Numbers are exact, except
   * the similarities of groups, which are floats in a matrix. O(k^2) time, and the memory of the
   * run for its matrices; for a graph as many steps as it has entries.
   *
   * @throws UserErrorException if a file is damaged, or an earlier version did not write it
   */
  public RunResult result() {
    RunResult pooled = pooledResult();
    return hasGroups() ? pooled.withGroups(groups(pooled)) : pooled;
  }

  /** Reads the result without the groups of samples, whose matrices take memory. */
  public RunResult pooledResult() {
    ClassesTable classes = classesTable();
    Similarity similarity = similarities.read(classes);
    LogFacts log = facts(classes, Optional.of(similarity));
    ClassOrder order = order(similarity);
    BlockForest blocks =
        read(
            BlocksTable.PATH,
            in ->
                BlocksTable.read(
                    in.readAllBytes(), manifest.blocks().noiseFloor(), similarity.size()));
    return new RunResult(
            log,
            similarity,
            read(
                NeighboursTable.PATH,
                in -> NeighboursTable.read(in.readAllBytes(), classes.size())),
            order,
            blocks,
            read(LinksTable.PATH, in -> LinksTable.read(in.readAllBytes(), similarity)),
            log.labels().map(found -> errors(found.confusion().counts(), order, blocks)),
            read(TriageTable.PATH, in -> TriageTable.read(in.readAllBytes())),
            Optional.empty(),
            Optional.ofNullable(manifest.taxonomy())
                .map(known -> taxonomy(known, blocks, classes.taxonomyPaths())))
        .withSuspects(suspects())
        .withExamples(examples())
        .withAttributes(attributes().map(this::findings))
        .withNoise(noise());
  }

  public boolean hasAttributes() {
    return manifest.attributes() != null;
  }

  /**
   * The correlations with the attributes of samples, if they had any.
   *
   * @throws UserErrorException if the file is damaged
   */
  public Optional<List<AttributeLoadings>> attributes() {
    int classCount = manifest.classes().total();
    return Optional.ofNullable(manifest.attributes())
        .map(
            known ->
                read(
                    AttributesTable.PATH,
                    in -> AttributesTable.read(in.readAllBytes(), known.all(), classCount)));
  }

  private AttributeFindings findings(List<AttributeLoadings> attributes) {
    List<AttributeFinding> findings = new ArrayList<>();
    for (String path : List.of(AttributeFindingsTable.BLOCKS, AttributeFindingsTable.LINKS)) {
      findings.addAll(read(path, in -> AttributeFindingsTable.read(in.readAllBytes())));
    }
    return new AttributeFindings(attributes, findings);
  }

  /**
   * The samples whose labels look wrong, if the run has looked for them.
   *
   * @throws UserErrorException if the file is damaged
   */
  public Optional<Suspects> suspects() {
    return Optional.ofNullable(manifest.suspects())
        .map(
            known ->
                new Suspects(
                    known.counts(),
                    read(SuspectsTable.PATH, in -> SuspectsTable.read(in.readAllBytes())),
                    find(OverlapsTable.PATH)
                        .map(
                            stored ->
                                files.read(stored, in -> OverlapsTable.read(in.readAllBytes())))
                        .orElse(List.of())));
  }

  /**
   * The samples that score highest, if the run has kept them.
   *
   * @throws UserErrorException if the file is damaged
   */
  public Optional<Examples> examples() {
    return find(ExamplesTable.PATH)
        .map(stored -> files.read(stored, in -> ExamplesTable.read(in.readAllBytes())));
  }

  /** How many folds the run has kept the deviations of: 0 if none. */
  public int folds() {
    return has(FoldArrays.DEVIATIONS) ? HalfSamples.FOLDS : 0;
  }

  /**
   * How the similarities vary with the samples, if the run has kept folds.
   *
   * @throws UserErrorException if a file is damaged
   */
  public Optional<FoldDeviations> noise() {
    if (!has(FoldArrays.DEVIATIONS)) {
      return Optional.empty();
    }
    double[] shares = read(FoldArrays.SHARES, in -> FoldArrays.readShares(in, HalfSamples.FOLDS));
    int size = manifest.classes().total();
    return Optional.of(
        read(FoldArrays.DEVIATIONS, in -> FoldArrays.readDeviations(in, shares, size)));
  }

  private BlockErrors errors(SparseMatrix counts, ClassOrder order, BlockForest blocks) {
    return BlockErrors.of(counts, order, blocks, Optional.empty())
        .withTaxonomySeverity(manifest.confusion().severity().taxonomy());
  }

  private ClassOrder order(Similarity similarity) {
    int[] leafClasses = similarity.usableClasses();
    Dendrogram dendrogram =
        read(OrderArrays.LINKAGE, in -> OrderArrays.readDendrogram(in, leafClasses.length));
    int[] order = read(OrderArrays.ORDER, in -> OrderArrays.readOrder(in, similarity.size()));
    return OrderArrays.of(order, dendrogram, leafClasses, manifest.order().quality());
  }

  private GroupComparison groups(RunResult pooled) {
    Manifest.Groups counts = manifest.groups();
    if (counts == null) {
      throw UserErrorException.input(
          "The manifest of the run %s does not say how many pairs differ between groups: an earlier"
              + " version wrote it. Run analyze again.",
          files.location());
    }
    return new GroupComparison(
        groups().stream()
            .map(group -> group(group, pooled.classes(), pooled.order().permutation()))
            .toList(),
        read(GroupTables.PAIRS, in -> GroupTables.readPairs(in.readAllBytes())),
        counts.pairsCompared(),
        counts.pairsAboveNoise(),
        read(GroupTables.BLOCKS, in -> GroupTables.readBlocks(in.readAllBytes())));
  }

  private TaxonomyMatches taxonomy(
      Manifest.Taxonomy known, BlockForest blocks, List<List<Integer>> paths) {
    return new TaxonomyMatches(
        known.nodes(),
        known.missing().stream().map(Manifest.Missing::classId).toList(),
        known.unknownLeaves(),
        read(BlocksTable.PATH, in -> BlocksTable.readMatches(in.readAllBytes(), blocks)),
        read(TaxonomyTable.PATH, in -> TaxonomyTable.read(in.readAllBytes(), blocks)),
        read(SiblingsTable.PATH, in -> SiblingsTable.read(in.readAllBytes())),
        paths,
        known.agreement());
  }

  /**
   * Reads a group of the samples, with similarities as floats, or exactly in a graph; O(k^2) time,
   * or as many steps as a graph has entries.
   *
   * @param name the value that the samples share
   * @throws UserErrorException if the run has no such group, or a file is damaged
   */
  public SampleGroup group(String name) {
    if (!hasGroups()) {
      throw UserErrorException.input(
          "The run %s has no groups. Run analyze with input.group.", files.location());
    }
    List<GroupTables.Group> groups = groups();
    GroupTables.Group group =
        groups.stream()
            .filter(found -> found.name().equals(name))
            .findFirst()
            .orElseThrow(() -> withoutGroup(name, groups));
    ClassList classes = classes();
    return group(group, classes, order(classes.size()));
  }

  List<GroupTables.Group> groups() {
    return read(GroupTables.GROUPS, in -> GroupTables.readGroups(in.readAllBytes()));
  }

  /**
   * Reads a group with its similarities; O(k^2) time, or as many steps as a graph has entries.
   *
   * @param order the class id at each position
   */
  SampleGroup group(GroupTables.Group group, ClassList classes, Permutation order) {
    return similarities.group(group, classes, order);
  }

  private UserErrorException withoutGroup(String name, List<GroupTables.Group> groups) {
    return UserErrorException.usage(
        "The run %s has no group '%s'. Name one of its groups: %s.",
        files.location(),
        name,
        groups.stream()
            .map(known -> SampleGroup.shown(known.name()))
            .collect(Collectors.joining(", ")));
  }

  private ClassesTable classesTable() {
    return read(ClassesTable.PATH, in -> ClassesTable.read(in.readAllBytes()));
  }

  private Permutation order(int classCount) {
    return Permutation.of(read(OrderArrays.ORDER, in -> OrderArrays.readOrder(in, classCount)));
  }

  public ClassList classes() {
    return classesTable().classes();
  }

  /**
   * Reads the similarities alone; O(k^2) time, or as many steps as a graph has entries.
   *
   * @throws UserErrorException if a file is damaged
   */
  public Similarity similarity() {
    return similarities.read(classesTable());
  }

  boolean has(String path) {
    return find(path).isPresent();
  }

  /** The files whose paths have this prefix, in order. */
  List<String> files(String beginning) {
    return manifest.files().stream()
        .map(StoredFile::path)
        .filter(path -> path.startsWith(beginning))
        .sorted()
        .toList();
  }

  /**
   * Reads a file.
   *
   * @throws UserErrorException if the file is damaged, or an earlier version did not write it
   */
  <T> T read(String path, ContentReader<T> reader) {
    return files.read(file(path), reader);
  }

  /** Whether the logs had labels. */
  public boolean hasLabels() {
    return manifest.labels() != null;
  }

  private SampleSize sampleSize() {
    if (manifest.samples() == null) {
      throw UserErrorException.input(
          "The manifest of the run %s does not say what its samples weigh: an earlier version wrote"
              + " it. Run analyze again.",
          files.location());
    }
    return manifest.samples().size();
  }

  private LabelStatistics labels(ClassesTable classes) {
    SparseMatrix counts =
        files.read(
            file(ConfusionTable.PATH),
            in -> ConfusionTable.read(in.readAllBytes(), classes.size()));
    return new LabelStatistics(
        classes.labels(manifest.labels()),
        classes.confusion(counts, manifest.confusion().totals()),
        find(SplitsTable.PATH)
            .map(stored -> files.read(stored, in -> SplitsTable.read(in.readAllBytes())))
            .orElse(List.of()));
  }

  private StoredFile file(String path) {
    return find(path)
        .orElseThrow(
            () ->
                UserErrorException.input(
                    "The run %s has no %s: an earlier version wrote it. Run analyze again.",
                    files.location(), path));
  }

  private Optional<StoredFile> find(String path) {
    return StoredFile.find(manifest.files(), path);
  }
}
