package org.classblocks.spark.half;

import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;

/**
 * Makes rows of files with halves by the converters of a schema with floats.
 *
 * @param <T> the type of a row
 */
public final class HalfConverters<T> extends RecordMaterializer<T> {
  private final RecordMaterializer<T> ofFloats;
  private final GroupConverter root;

  /**
   * @param stored the columns that are read, with halves
   * @param ofFloats makes rows of the same columns with floats in place of halves
   */
  public HalfConverters(GroupType stored, RecordMaterializer<T> ofFloats) {
    this.ofFloats = ofFloats;
    this.root = new Group(stored, ofFloats.getRootConverter());
  }

  @Override
  public T getCurrentRecord() {
    return ofFloats.getCurrentRecord();
  }

  @Override
  public void skipCurrentRecord() {
    ofFloats.skipCurrentRecord();
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  private static Converter of(Type stored, Converter ofFloats) {
    if (HalfFloats.are(stored)) {
      return new Half(ofFloats.asPrimitiveConverter());
    }
    return HalfFloats.areIn(stored)
        ? new Group(stored.asGroupType(), ofFloats.asGroupConverter())
        : ofFloats;
  }

  private static final class Group extends GroupConverter {
    private final GroupConverter ofFloats;
    private final Converter[] fields;

    Group(GroupType stored, GroupConverter ofFloats) {
      this.ofFloats = ofFloats;
      this.fields = new Converter[stored.getFieldCount()];
      for (int field = 0; field < fields.length; field++) {
        fields[field] = of(stored.getType(field), ofFloats.getConverter(field));
      }
    }

    @Override
    public Converter getConverter(int field) {
      return fields[field];
    }

    @Override
    public void start() {
      ofFloats.start();
    }

    @Override
    public void end() {
      ofFloats.end();
    }
  }

  private static final class Half extends PrimitiveConverter {
    private final PrimitiveConverter ofFloats;

    Half(PrimitiveConverter ofFloats) {
      this.ofFloats = ofFloats;
    }

    @Override
    public void addBinary(Binary half) {
      ofFloats.addFloat(HalfFloats.value(half.get2BytesLittleEndian()));
    }
  }
}
