package org.classblocks.spark.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.InSubquery;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.types.ObjectType;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Decides which expressions a filter may use. They only compute a value from the columns of a row:
 * they run no code but Spark's own, never fail on purpose, and read no tables, files or session.
 * Everything that is not listed here is refused.
 */
final class RowExpressions {
  /** The recursion of Spark fits the stack at this depth. */
  private static final int DEEPEST = 300;

  /** The allowed expressions, for people. */
  static final String ALLOWED =
      "columns, constants, operators, case, and Spark's functions of numbers, texts, dates, arrays,"
          + " maps, structs and JSON";

  private static final String CATALYST = "org.apache.spark.sql.catalyst.";

  /** The groups of functions in the documentation of Spark that are allowed. */
  private static final Set<String> GROUPS =
      Set.of(
          "array_funcs",
          "bitwise_funcs",
          "collection_funcs",
          "conditional_funcs",
          "conversion_funcs",
          "csv_funcs",
          "datetime_funcs",
          "hash_funcs",
          "json_funcs",
          "lambda_funcs",
          "map_funcs",
          "math_funcs",
          "predicate_funcs",
          "string_funcs",
          "struct_funcs",
          "url_funcs",
          "variant_funcs");

  /** Other allowed functions: place of a row, types, and random numbers. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "input_file_name", "monotonically_increasing_id", "spark_partition_id", "typeof", "uuid");

  /** The other allowed nodes, also those that Spark makes of functions. */
  private static final Set<String> NODES =
      Set.of(
          "analysis.UnresolvedAttribute",
          "analysis.UnresolvedExtractValue",
          "analysis.UnresolvedStar",
          "expressions.Alias",
          "expressions.AttributeReference",
          "expressions.BinaryPad",
          "expressions.BinaryPredicate",
          "expressions.Ceil",
          "expressions.Collate",
          "expressions.CommonExpressionDef",
          "expressions.CommonExpressionRef",
          "expressions.Contains",
          "expressions.DateAddInterval",
          "expressions.DateAddYMInterval",
          "expressions.DatetimeSub",
          "expressions.DivideDTInterval",
          "expressions.DivideInterval",
          "expressions.DivideYMInterval",
          "expressions.EndsWith",
          "expressions.ExtractANSIIntervalDays",
          "expressions.ExtractANSIIntervalHours",
          "expressions.ExtractANSIIntervalMinutes",
          "expressions.ExtractANSIIntervalMonths",
          "expressions.ExtractANSIIntervalSeconds",
          "expressions.ExtractANSIIntervalYears",
          "expressions.ExtractIntervalDays",
          "expressions.ExtractIntervalHours",
          "expressions.ExtractIntervalMinutes",
          "expressions.ExtractIntervalMonths",
          "expressions.ExtractIntervalSeconds",
          "expressions.ExtractIntervalYears",
          "expressions.Floor",
          "expressions.GetArrayItem",
          "expressions.GetArrayStructFields",
          "expressions.GetMapValue",
          "expressions.GetStructField",
          "expressions.GetTimestamp",
          "expressions.Hour",
          "expressions.LambdaFunction",
          "expressions.LikeAll",
          "expressions.LikeAny",
          "expressions.Literal",
          "expressions.MakeTimestamp",
          "expressions.MakeTimestampFromDateTime",
          "expressions.MakeTimestampNTZ",
          "expressions.Mask",
          "expressions.Minute",
          "expressions.MultiplyDTInterval",
          "expressions.MultiplyInterval",
          "expressions.MultiplyYMInterval",
          "expressions.NamedArgumentExpression",
          "expressions.NamedLambdaVariable",
          "expressions.NotLikeAll",
          "expressions.NotLikeAny",
          "expressions.ResolvedCollation",
          "expressions.RoundCeil",
          "expressions.RoundFloor",
          "expressions.Second",
          "expressions.SecondWithFraction",
          "expressions.StartsWith",
          "expressions.StringDecode",
          "expressions.StringLPad",
          "expressions.StringRPad",
          "expressions.SubtractDates",
          "expressions.SubtractTimestamps",
          "expressions.TimeAdd",
          "expressions.TimestampAdd",
          "expressions.TimestampAddInterval",
          "expressions.TimestampAddYMInterval",
          "expressions.TimestampDiff",
          "expressions.ToCharacter",
          "expressions.TryEval",
          "expressions.TryMakeTimestamp",
          "expressions.TryMakeTimestampFromDateTime",
          "expressions.UnresolvedCollation",
          "expressions.UnresolvedNamedLambdaVariable",
          "expressions.With",
          "expressions.variant.ParseJson",
          "expressions.variant.VariantGet");

  /** The names of the functions that are allowed. */
  private static final Set<String> FUNCTION_NAMES =
      functions().map(ExpressionInfo::getName).collect(Collectors.toUnmodifiableSet());

  /** The classes of the nodes that these functions are. */
  private static final Set<String> FUNCTION_NODES =
      functions().map(ExpressionInfo::getClassName).collect(Collectors.toUnmodifiableSet());

  private RowExpressions() {}

  private static Stream<ExpressionInfo> functions() {
    return CollectionConverters.asJava(FunctionRegistry.expressions()).values().stream()
        .map(Tuple2::_1)
        .filter(
            function ->
                GROUPS.contains(function.getGroup()) || FUNCTIONS.contains(function.getName()));
  }

  /**
   * The first part of an expression that is not allowed, for people; empty if all of it is. Walks
   * the tree level by level, because it may be too deep for recursion.
   */
  static Optional<String> refused(Expression expression) {
    List<Expression> level = List.of(expression);
    for (int depth = 0; !level.isEmpty(); depth++) {
      if (depth == DEEPEST) {
        return Optional.of("nests more than " + DEEPEST + " expressions inside each other");
      }
      List<Expression> below = new ArrayList<>();
      for (Expression node : level) {
        if (!isAllowed(node)) {
          return Optional.of(told(node));
        }
        below.addAll(CollectionConverters.asJava(node.children()));
      }
      level = below;
    }
    return Optional.empty();
  }

  private static boolean isAllowed(Expression node) {
    if (node instanceof UnresolvedFunction function) {
      return function.nameParts().size() == 1 && FUNCTION_NAMES.contains(nameOf(function));
    }
    if (node instanceof StaticInvoke call) {
      return call.staticObject().getName().startsWith(CATALYST);
    }
    if (node instanceof Invoke call) {
      return call.targetObject() instanceof Literal target
          && target.dataType() instanceof ObjectType type
          && type.cls().getName().startsWith(CATALYST);
    }
    String name = node.getClass().getName();
    return FUNCTION_NODES.contains(name)
        || (name.startsWith(CATALYST) && NODES.contains(name.substring(CATALYST.length())));
  }

  private static String nameOf(UnresolvedFunction function) {
    return function.nameParts().mkString(".").toLowerCase(Locale.ROOT);
  }

  private static String told(Expression node) {
    if (node instanceof SubqueryExpression || node instanceof InSubquery) {
      return "has a query in it";
    }
    return "uses "
        + (node instanceof UnresolvedFunction function ? nameOf(function) : node.prettyName());
  }
}
