package org.classblocks.spark.attribute;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.classblocks.UserErrorException;
import org.classblocks.moments.batch.AttributeRows;
import org.junit.jupiter.api.Test;

class CategoryLimitTest {
  private final CategoryLimit limit =
      new CategoryLimit(
          List.of(
              new AttributeEncoding("light", DataTypes.DoubleType, 100),
              new AttributeEncoding("name", DataTypes.StringType, 100)));

  private static AttributeRows batch(int start, int end) {
    AttributeRows rows = new AttributeRows();
    for (int s = start; s < end; s++) {
      rows.addNumber(0, s);
      rows.addCategory(1, "n" + s);
    }
    return rows;
  }

  @Test
  void countsTheCategoriesOfAllBatches() {
    limit.accept(batch(0, 65));
    AttributeRows second = batch(65, 130);
    assertThatThrownBy(() -> limit.accept(second))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("Column 'name' (input.attributes) has more than 100 values")
        .hasMessageContaining("130 were found");
  }

  @Test
  void countsACategoryOnce() {
    assertThatCode(
            () -> {
              limit.accept(batch(0, 65));
              limit.accept(batch(0, 100));
              limit.accept(new AttributeRows());
            })
        .doesNotThrowAnyException();
  }
}
