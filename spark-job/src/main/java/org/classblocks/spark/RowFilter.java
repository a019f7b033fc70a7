package org.classblocks.spark;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.classblocks.UserErrorException;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Applies the predicate of {@code input.filter}: an expression over the columns of a row and
 * nothing else. It runs no code and reads no other table.
 */
final class RowFilter {
  private static final String KEY = "Configuration key input.filter: '%s' ";

  /** Functions that call any static method of Java. */
  private static final Set<String> CALLS = Set.of("reflect", "try_reflect", "java_method");

  private final String predicate;

  RowFilter(String predicate) {
    this.predicate = predicate;
  }

  /**
   * The rows that meet the predicate.
   *
   * @throws UserErrorException if it is none, or more than an expression over the columns
   */
  Dataset<Row> of(Dataset<Row> rows) {
    try {
      requireHarmless(
          rows.queryExecution()
              .sparkSession()
              .sessionState()
              .sqlParser()
              .parseExpression(predicate));
      return rows.filter(predicate);
    } catch (UserErrorException refused) {
      throw refused;
    } catch (Exception invalid) {
      throw UserErrorException.usage(
              KEY + "is not a predicate over the log's columns (%s): %s",
              predicate,
              String.join(", ", rows.columns()),
              ReadFailures.firstLine(invalid))
          .causedBy(invalid);
    }
  }

  /** Looks at the expression as it was parsed, before Spark looks a function up. */
  private void requireHarmless(Expression expression) {
    if (expression instanceof SubqueryExpression) {
      throw refused("has a query in it");
    }
    calledName(expression)
        .filter(CALLS::contains)
        .ifPresent(
            name -> {
              throw refused("calls Java by " + name);
            });
    CollectionConverters.asJava(expression.children()).forEach(this::requireHarmless);
  }

  private static Optional<String> calledName(Expression expression) {
    return expression instanceof UnresolvedFunction function
        ? Optional.of(function.nameParts().last().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private UserErrorException refused(String why) {
    return UserErrorException.usage(
        KEY + "%s. Only an expression over the log's columns is taken, such as split = 'eval'.",
        predicate,
        why);
  }
}
