package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.attributes.AttributeLoadings;
import org.classblocks.similarity.ClassList;
import org.classblocks.write.manifest.Manifest;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/** The correlation of every class with every attribute: a row for each, by attribute. */
public final class AttributesTable {
  public static final String PATH = "attributes/part-00000.parquet";

  private static final String CLASS = "class_id";
  private static final String LOADINGS = "loadings";

  private AttributesTable() {}

  private record Row(int classId, AttributeLoadings attribute) {}

  public static void write(List<AttributeLoadings> attributes, ClassList classes, OutputStream out)
      throws IOException {
    ParquetTable.<Row>named("attributes")
        .text("attribute", row -> row.attribute().name())
        .int32(CLASS, Row::classId)
        .text("class_name", row -> classes.name(row.classId()))
        .float64("correlation", row -> row.attribute().correlation(row.classId()))
        .float64("explained", row -> row.attribute().explained(row.classId()))
        .doubles(LOADINGS, AttributesTable::loadings)
        .write(
            attributes.stream()
                .flatMap(
                    attribute ->
                        IntStream.range(0, classes.size()).mapToObj(id -> new Row(id, attribute)))
                .iterator(),
            out);
  }

  /** One 0 for an attribute that never varies, because an array must have a number. */
  private static double[] loadings(Row row) {
    double[] loadings = row.attribute().ofClass(row.classId());
    return loadings.length == 0 ? new double[1] : loadings;
  }

  /**
   * The attributes of a table.
   *
   * @param file the bytes of the file
   * @param known the attributes in their order
   * @param classCount the number of classes, k
   * @throws IOException if they are not a Parquet file, or the table is another
   */
  public static List<AttributeLoadings> read(
      byte[] file, List<Manifest.Attribute> known, int classCount) throws IOException {
    List<AttributeLoadings> attributes = new ArrayList<>();
    try (ParquetRecords rows = new ParquetRecords(file)) {
      for (Manifest.Attribute attribute : known) {
        double[][] loadings = new double[attribute.directions()][classCount];
        double[] ofClass = new double[Math.max(1, attribute.directions())];
        for (int i = 0; i < classCount; i++) {
          int id = rows.next().int32(CLASS);
          rows.doubles(LOADINGS, ofClass);
          for (int direction = 0; direction < loadings.length; direction++) {
            loadings[direction][id] = ofClass[direction];
          }
        }
        attributes.add(new AttributeLoadings(attribute.name(), loadings, attribute.peak()));
      }
      rows.requireEnd();
    }
    return attributes;
  }
}
