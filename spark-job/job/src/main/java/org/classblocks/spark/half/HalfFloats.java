package org.classblocks.spark.half;

import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Numbers of two bytes (float16), for which Spark has no type. A float holds each of them. */
public final class HalfFloats {
  private HalfFloats() {}

  /** The value of the bits of a half in the format of IEEE 754. */
  public static float value(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = (half >>> 10) & 0x1F;
    int fraction = half & 0x3FF;
    if (exponent == 0) {
      float subnormal = Math.scalb((float) fraction, -24);
      return sign == 0 ? subnormal : -subnormal;
    }
    int wide = exponent == 0x1F ? 0xFF : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | (wide << 23) | (fraction << 13));
  }

  /** Whether a field is of halves. */
  static boolean are(Type field) {
    return field.isPrimitive()
        && field.getLogicalTypeAnnotation() instanceof Float16LogicalTypeAnnotation;
  }

  /** Whether a field is of halves, or has them inside. */
  public static boolean areIn(Type field) {
    return are(field)
        || (!field.isPrimitive()
            && field.asGroupType().getFields().stream().anyMatch(HalfFloats::areIn));
  }

  /** The same field with floats in place of halves. */
  public static Type asFloats(Type field) {
    if (are(field)) {
      return new PrimitiveType(field.getRepetition(), PrimitiveTypeName.FLOAT, field.getName());
    }
    return areIn(field) ? field.asGroupType().withNewFields(fields(field.asGroupType())) : field;
  }

  /** The same schema with floats in place of halves. */
  public static MessageType asFloats(MessageType schema) {
    return new MessageType(schema.getName(), fields(schema));
  }

  private static List<Type> fields(GroupType group) {
    return group.getFields().stream().map(HalfFloats::asFloats).toList();
  }
}
