package org.classblocks.spark.log;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.spark.files.LogSchema;
import org.classblocks.spark.files.UnreadableColumn;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Applies the predicate of {@code input.filter}, which may only use the columns of a row.
 *
 * @param predicate an expression of Spark SQL
 * @param unreadable columns of the log that Spark cannot read
 */
record RowFilter(String predicate, List<UnreadableColumn> unreadable) {
  private static final String KEY = "Configuration key input.filter: '%s' ";

  /** The time of the parser grows with the square of the length. */
  private static final int LONGEST = 100_000;

  /** The stack of the parser grows with open brackets. */
  private static final int MOST_OPEN = 200;

  /**
   * The rows that meet the predicate.
   *
   * <p>Spark may evaluate parts of an expression during analysis. So the parsed expression is
   * checked first, and the analysed one afterwards.
   *
   * @throws UserErrorException if it is not a predicate, or uses more than the columns
   */
  Dataset<Row> of(Dataset<Row> rows) {
    requireParsable();
    try {
      Expression parsed = parsed(rows);
      requireAllowed(parsed);
      requireReadable(parsed, new LogSchema(rows.schema(), unreadable));
      Dataset<Row> filtered = rows.filter(predicate);
      if (filtered.queryExecution().analyzed() instanceof Filter filter) {
        requireAllowed(filter.condition());
      }
      filtered.queryExecution().executedPlan();
      return filtered;
    } catch (UserErrorException refused) {
      throw refused;
    } catch (StackOverflowError tooDeep) {
      throw refused("nests too many expressions inside each other").causedBy(tooDeep);
    } catch (Exception invalid) {
      throw UserErrorException.usage(
              KEY
                  + "is not a predicate over the log's columns (%s): %s. Write a condition such"
                  + " as split = 'eval'.",
              predicate,
              String.join(", ", rows.columns()),
              UserErrorException.firstLine(invalid))
          .causedBy(invalid);
    }
  }

  private Expression parsed(Dataset<Row> rows) throws ParseException {
    return rows.queryExecution()
        .sparkSession()
        .sessionState()
        .sqlParser()
        .parseExpression(predicate);
  }

  private void requireParsable() {
    if (predicate.length() > LONGEST) {
      throw refused(Text.of("has %,d characters, more than %,d", predicate.length(), LONGEST));
    }
    int open = 0;
    for (int i = 0; i < predicate.length(); i++) {
      char c = predicate.charAt(i);
      open += "([".indexOf(c) >= 0 ? 1 : ")]".indexOf(c) >= 0 ? -1 : 0;
      if (open > MOST_OPEN) {
        throw refused(Text.of("has more than %d brackets open at character %d", MOST_OPEN, i + 1));
      }
    }
  }

  private void requireAllowed(Expression expression) {
    RowExpressions.refused(expression)
        .ifPresent(
            why -> {
              throw refused(why);
            });
  }

  private static void requireReadable(Expression expression, LogSchema schema) {
    if (expression instanceof UnresolvedAttribute attribute) {
      schema.requireReadable(
          String.join(".", CollectionConverters.asJava(attribute.nameParts())), "input.filter");
    }
    CollectionConverters.asJava(expression.children())
        .forEach(child -> requireReadable(child, schema));
  }

  private UserErrorException refused(String why) {
    return UserErrorException.usage(
        KEY + "%s. Use only %s, such as split = 'eval'.", predicate, why, RowExpressions.ALLOWED);
  }
}
